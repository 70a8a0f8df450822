import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import type { Channel } from '../session/session.js';

/** What the shop's ERP told of a person (API.md section 3, Customers). */
export interface Customer {
  readonly id: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly whatsapp?: string;
  readonly locale?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export const customersQuery = (q: string, limit = 50) =>
  queryOptions({
    queryKey: ['customers', 'list', q, limit],
    queryFn: () => ask<Page<Customer>>('/api/v1/customers', { query: { q: q === '' ? undefined : q, limit } }),
    placeholderData: keepPreviousData,
  });

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ['customers', 'one', id], queryFn: () => ask<Customer>(`/api/v1/customers/${encodeURIComponent(id)}`) });

/** A person's name, or what stands for it while the ERP told none. */
export const nameOf = ({ id, firstName, lastName }: Customer): string => [firstName, lastName].filter(Boolean).join(' ') || id;

/** Where a channel would reach them. */
export const addressOn = (channel: Channel, { email, phone, whatsapp }: Customer): string | undefined => ({ email, sms: phone, whatsapp: whatsapp ?? phone })[channel];
