import { isWhatsappUserId, type Channel, type CustomerFields } from '@messaging/contracts';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** An address brought to its canonical form, or not usable. */
export type NormalizedAddress = { readonly valid: true; readonly address: string } | { readonly valid: false; readonly given: string };

/** RFC 5321 section 4.5.3.1: 64 for the local part, 254 for the whole path. */
const emailCharsMax = 254;
const localCharsMax = 64;
const emailForm = /^[^\s@"(),:;<>[\\\]\u0000-\u001f\u007f]+@[A-Za-z0-9\u00a1-\uffff]([A-Za-z0-9\u00a1-\uffff.-]*[A-Za-z0-9\u00a1-\uffff])?$/;

/**
 * E.164 for whatsapp and sms, read in the hub's country when no country code is given; a WhatsApp user id as it is; email
 * with its domain in lower case. All ways in which a Mexican number is written are one. The form in which addresses are stored, suppressed and sent to.
 */
export function normalizeAddress(channel: Channel, given: string, country: string): NormalizedAddress {
  const text = given.trim();
  if (channel === 'whatsapp' && isWhatsappUserId(text)) return { valid: true, address: text };
  return channel === 'email' ? normalizeEmail(text) : normalizePhone(text, country);
}

/** The form in which two addresses are compared: email wholly in lower case, phones as they are. */
export const addressKey = (channel: Channel, address: string): string => (channel === 'email' ? address.toLowerCase() : address);

/** Where the customer is reached on a channel, as the ERP gave it. */
export function addressOf(customer: CustomerFields, channel: Channel): string | undefined {
  const given = channel === 'email' ? customer.email : channel === 'sms' ? customer.phone : (customer.whatsapp ?? customer.phone);
  return given?.trim() ? given : undefined;
}

/** A canonical phone number without its country code, as people of the country write it down. */
export const nationalNumber = (e164: string): string | undefined => parsePhoneNumberFromString(e164)?.nationalNumber;

function normalizeEmail(text: string): NormalizedAddress {
  const at = text.lastIndexOf('@');
  const sound = text.length <= emailCharsMax && at <= localCharsMax && emailForm.test(text) && !text.includes('..');
  return sound ? { valid: true, address: `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}` } : { valid: false, given: text };
}

function normalizePhone(text: string, country: string): NormalizedAddress {
  const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
  if (number?.isPossible()) return { valid: true, address: number.number };
  const mexican = number?.countryCallingCode === '52' ? withoutMexicanPrefix(text, number.nationalNumber, country) : undefined;
  return mexican === undefined ? { valid: false, given: text } : { valid: true, address: mexican };
}

/**
 * Numbers of Mexico have ten digits since August 2019 (IFT, dialling of ten digits) and nothing before them. Address books
 * still have what was dialled till then: 044 or 045 before a mobile, 01 before any; and WhatsApp names its people with a 1
 * behind the 52. A 1 without the 52 may be the country code of the United States.
 */
function withoutMexicanPrefix(text: string, national: string, country: string): string | undefined {
  const [, prefix, digits] = /^(1|01|044|045)([2-9]\d{9})$/.exec(national) ?? [];
  if (digits === undefined) return undefined;
  const isMeant = prefix === '1' ? text.replace(/\D/g, '').endsWith(`52${national}`) : country === 'MX';
  return isMeant ? `+52${digits}` : undefined;
}
