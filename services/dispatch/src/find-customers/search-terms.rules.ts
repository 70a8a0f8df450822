import { nationalNumber } from '@messaging/audience';
import type { Channel, CustomerFields } from '@messaging/contracts';

/** Words of a name that begin a term, terms of a customer, and characters of a term: what nobody types is not kept. */
const wordsMax = 8;
export const termsMax = 20;
const termCharsMax = 100;

/** Letters that Unicode does not take apart, as people type them without an accent. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' };

/** Text as it is searched: no accents, no case, single spaces. */
export function fold(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}+/gu, '').toLowerCase();
  return bare.replaceAll(/[ßøłđæœıþð]/g, (letter) => plainLetters[letter] ?? letter).replaceAll(/\s+/g, ' ').trim();
}

/** What is searched for a customer: every word of the name with all that follows, email, phones with and without country, id. */
export function searchTerms(customerId: string, fields: CustomerFields, addresses: Readonly<Partial<Record<Channel, string | null>>>): string[] {
  const terms = [fold(customerId), ...nameTerms(fold(fields.firstName ?? ''), fold(fields.lastName ?? '')), fold(fields.email ?? '')];
  for (const given of [fields.phone, fields.whatsapp]) terms.push(phoneText(given ?? '') ?? fold(given ?? ''));
  for (const number of [addresses.sms, addresses.whatsapp]) if (number) terms.push(number, nationalNumber(number) ?? '');
  return [...new Set(terms.map((term) => term.slice(0, termCharsMax)))].filter((term) => term !== '').slice(0, termsMax);
}

function nameTerms(first: string, last: string): string[] {
  const words = `${first} ${last}`.trim().split(' ').slice(0, wordsMax);
  return [...words.map((_, index) => words.slice(index).join(' ')), `${last} ${first}`.trim()];
}

/** A place in the order of bytes that every term with the prefix lies behind, and one that it lies before. */
export interface TermRange {
  readonly from: string;
  readonly until: string;
}

/** The ranges that a query asks for: as it is, and, if it reads as a phone number, without its blanks. Empty: nothing to search. */
export function rangesOf(query: string): TermRange[] {
  const prefixes = new Set([fold(query), phoneText(query) ?? '']);
  return [...prefixes].filter((prefix) => prefix !== '').map((from) => ({ from: from.slice(0, termCharsMax), until: `${from.slice(0, termCharsMax)}\u{10ffff}` }));
}

/** Digits alone, with a + for the international prefix; nothing when the text is no phone number. */
function phoneText(text: string): string | undefined {
  if (!/^\s*\+?[\d\s().\-/]{2,}$/.test(text)) return undefined;
  const compact = text.replaceAll(/[^+\d]/g, '');
  return compact.startsWith('00') ? `+${compact.slice(2)}` : compact;
}
