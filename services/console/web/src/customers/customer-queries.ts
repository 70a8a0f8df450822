import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Channel } from '../session/session.js';

export type CustomerSummary = components['schemas']['CustomerSummary'];
export type Customer = components['schemas']['Customer'];
export type ActivityItem = components['schemas']['ActivityItem'];

/** The first who match, for pickers. */
export const customersQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['customers', 'found', q, limit],
    queryFn: () => answer(api.GET('/api/v1/customers', { params: { query: { limit, ...(q !== '' && { q }) } } })),
    placeholderData: keepPreviousData,
  });

export const customerPagesQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', q ?? ''],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/customers', { params: { query: { limit: 50, ...(q !== undefined && { q }), ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const customerQuery = (id: string) => queryOptions({ queryKey: ['customers', 'one', id], queryFn: () => answer(api.GET('/api/v1/customers/{id}', { params: { path: { id } } })) });

export const activityQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'activity', id],
    queryFn: ({ pageParam }) => answer(api.GET('/api/v1/customers/{id}/activity', { params: { path: { id }, query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Not what an import took although it reaches nobody: a mail without an @ or with spaces, a number that a spreadsheet wrote as a quantity (`6,12346E+08`). */
const reaches = (channel: Channel, address: string): boolean => (channel === 'email' ? /^[^\s@]+@[^\s@]+$/.test(address.trim()) : !/^\d[.,]\d+E\+\d+$/i.test(address));

/** Where a channel would reach them. */
export function addressOn(channel: Channel, { email, phone, whatsapp }: Pick<CustomerSummary, 'email' | 'phone' | 'whatsapp'>): string | undefined {
  const address = { email, sms: phone, whatsapp: whatsapp ?? phone }[channel] ?? undefined;
  return address !== undefined && reaches(channel, address) ? address : undefined;
}

type Named = Pick<CustomerSummary, 'id' | 'firstName' | 'lastName' | 'email' | 'phone' | 'whatsapp'>;

/** A person's name; while nobody told one, their address, or their number as one. */
export function nameOf(customer: Named, t: TFunction): string {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return name || (addressOn('email', customer) ?? addressOn('whatsapp', customer)) || t('customers.number', { number: customer.id });
}

/** What stands below the name. */
export function addressesOf(customer: Named, t: TFunction): string {
  const title = nameOf(customer, t);
  const number = t('customers.number', { number: customer.id });
  const addresses = [customer.email, customer.phone].filter((address) => address && address !== title);
  if (title === number) return t('customers.noAddress');
  return addresses.join(' · ') || ([customer.email, customer.phone].includes(title) ? number : t('customers.noAddress'));
}
