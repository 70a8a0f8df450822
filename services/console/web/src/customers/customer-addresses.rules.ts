import type { TFunction } from 'i18next';
import type { Channel } from '../session/session.js';
import type { CustomerSummary } from './customer-queries.js';

/** Of what the API promises, the last release said no more than `addresses`, and in lists not even those: it may answer while a newer console is rolled out. */
type Addressed = Pick<CustomerSummary, 'email' | 'phone' | 'whatsapp'> & Partial<Pick<CustomerSummary, 'addresses' | 'readablePhones' | 'invalidAddresses'>>;

/** Where a channel reaches them, as people read it; nothing where what was given cannot be used. */
export function addressOn(channel: Channel, { email, phone, whatsapp, addresses, readablePhones }: Addressed): string | undefined {
  if (!addresses) return { email, sms: phone, whatsapp: whatsapp ?? phone }[channel] ?? undefined;
  if (channel !== 'email') return readablePhones?.[channel] ?? addresses[channel];
  return addresses.email === undefined ? undefined : (email ?? addresses.email);
}

/** What was given for a channel and cannot be used on it. */
export const invalidAddressOn = (channel: Channel, { invalidAddresses }: Addressed): string | undefined => invalidAddresses?.[channel];

/** What was given as an address and cannot be used, each once. */
export const invalidAddressesOf = ({ invalidAddresses = {} }: Addressed): readonly string[] => [...new Set(Object.values(invalidAddresses))];

type Named = Addressed & Pick<CustomerSummary, 'id' | 'firstName' | 'lastName'>;

/** A person's name; while nobody told one, their address, or their number as one. */
export function nameOf(customer: Named, t: TFunction): string {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return name || (addressOn('email', customer) ?? addressOn('whatsapp', customer)) || t('customers.number', { number: customer.id });
}

/** What stands below the name: where they are reached, or else that they are not; nothing where what cannot be used says so. */
export function addressesOf(customer: Named, t: TFunction): string | undefined {
  const title = nameOf(customer, t);
  const reached = new Set((['email', 'sms', 'whatsapp'] as const).flatMap((channel) => addressOn(channel, customer) ?? []));
  const others = [...reached].filter((address) => address !== title);
  if (others.length > 0) return others.join(' · ');
  if (reached.size > 0) return t('customers.number', { number: customer.id });
  return invalidAddressesOf(customer).length > 0 ? undefined : t('customers.noAddress');
}
