import type { Channel, CustomerFields } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import type { CustomerRecord } from './apply-change.rules.js';
import type { FoldedStatement, KnownConsent } from './consent.rules.js';

/** A customer of a hub. */
export interface CustomerKey {
  readonly hubId: string;
  readonly customerId: string;
}

/** By `hub|customer`; rows are locked, so that two instances do not undo each other. */
export async function loadProjections(tx: Tx, wanted: readonly CustomerKey[]): Promise<ReadonlyMap<string, CustomerRecord>> {
  const rows = await tx.queryAnew<Omit<CustomerRecord, 'projection'> & { fields: CustomerFields; fieldTimes: Record<string, string> }>(
    `select c.hub_id as "hubId", c.customer_id as "customerId", c.fields, c.field_times as "fieldTimes", c.last_event_id as "lastEventId",
       c.last_event_time as "lastEventTime", c.deleted_at as "deletedAt", c.search_terms as "searchTerms"
     from customer c where (c.hub_id, c.customer_id) in (select * from unnest($1::text[], $2::text[])) order by 1, 2 for update`,
    columnsOf(wanted, 'hubId', 'customerId'),
  );
  return new Map(rows.map(({ fields, fieldTimes, ...row }) => [`${row.hubId}|${row.customerId}`, { ...row, projection: { fields, fieldTimes } }]));
}

export async function saveCustomers(tx: Tx, customers: readonly CustomerRecord[]): Promise<void> {
  await tx.query(
    `insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, deleted_at, search_terms)
     select h, c, f::jsonb, t::jsonb, i, l, d, array(select jsonb_array_elements_text(s::jsonb))
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[]) as r (h, c, f, t, i, l, d, s)
     order by h, c
     on conflict (hub_id, customer_id) do update set fields = excluded.fields, field_times = excluded.field_times, last_event_id = excluded.last_event_id,
       last_event_time = excluded.last_event_time, deleted_at = excluded.deleted_at, search_terms = excluded.search_terms, updated_at = clock_timestamp()`,
    columnsOf(
      customers.map(({ projection, ...customer }) => ({
        ...customer, fields: JSON.stringify(projection.fields), fieldTimes: JSON.stringify(projection.fieldTimes), searchTerms: JSON.stringify(customer.searchTerms),
      })),
      'hubId', 'customerId', 'fields', 'fieldTimes', 'lastEventId', 'lastEventTime', 'deletedAt', 'searchTerms',
    ),
  );
}

/** Consents by `hub|customer|channel`. */
export async function loadConsents(tx: Tx, wanted: readonly CustomerKey[]): Promise<ReadonlyMap<string, KnownConsent>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.queryAnew<CustomerKey & KnownConsent & { channel: Channel }>(
    `select hub_id as "hubId", customer_id as "customerId", channel, marketing, at, source from consent
     where (hub_id, customer_id) in (select * from unnest($1::text[], $2::text[]))`,
    columnsOf(wanted, 'hubId', 'customerId'),
  );
  return new Map(rows.map(({ hubId, customerId, channel, ...known }) => [`${hubId}|${customerId}|${channel}`, known]));
}

/**
 * Writes what `newerConsent` says, in one statement: newer replaces older, and what a person said here gives way only to
 * a newer statement that says when it was made (`provenAt`). Returns the keys (`hub|customer|channel`) that were written.
 */
export async function saveConsents(tx: Tx, statements: readonly FoldedStatement[]): Promise<ReadonlySet<string>> {
  if (statements.length === 0) return new Set();
  const rows = await tx.query<{ key: string }>(
    `with r as (select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::timestamptz[], $6::text[], $7::timestamptz[])
       as r (h, c, ch, m, a, s, p))
     insert into consent (hub_id, customer_id, channel, marketing, at, source) select h, c, ch, m, a, s from r order by h, c, ch
     on conflict (hub_id, customer_id, channel) do update set marketing = excluded.marketing, at = excluded.at, source = excluded.source
       where consent.at <= excluded.at and (consent.source <> 'recipient' or consent.at <= (
         select p from r where r.h = excluded.hub_id and r.c = excluded.customer_id and r.ch = excluded.channel))
     returning hub_id || '|' || customer_id || '|' || channel as key`,
    columnsOf(statements, 'hubId', 'customerId', 'channel', 'marketing', 'at', 'source', 'provenAt'),
  );
  return new Set(rows.map(({ key }) => key));
}

/** A deleted customer's consents go; a no that the person said here stays, and holds for whoever comes back under the id. */
export async function forgetConsents(tx: Tx, deleted: readonly CustomerKey[]): Promise<void> {
  if (deleted.length === 0) return;
  await tx.queryAnew(
    `delete from consent where (hub_id, customer_id) in (select * from unnest($1::text[], $2::text[])) and not (source = 'recipient' and marketing is false)`,
    columnsOf(deleted, 'hubId', 'customerId'),
  );
}

/** Where a customer is reached on a channel, as `addressKey` gives it. */
export interface AddressRow extends CustomerKey {
  readonly channel: Channel;
  readonly key: string | null;
}

/** Canonical addresses by `hub|customer|channel`. */
export async function loadAddresses(tx: Tx, wanted: readonly CustomerKey[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.queryAnew<CustomerKey & { channel: Channel; key: string }>(
    `select hub_id as "hubId", customer_id as "customerId", channel, key from customer_address where (hub_id, customer_id) in (select * from unnest($1::text[], $2::text[]))`,
    columnsOf(wanted, 'hubId', 'customerId'),
  );
  return new Map(rows.map(({ hubId, customerId, channel, key }) => [`${hubId}|${customerId}|${channel}`, key]));
}

/** Canonical addresses of customers; a null key removes one. */
export async function replaceAddresses(tx: Tx, rows: readonly AddressRow[]): Promise<void> {
  await tx.queryAnew(
    `with r as (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r (h, c, ch, k)),
     gone as (delete from customer_address a using r where r.k is null and a.hub_id = r.h and a.customer_id = r.c and a.channel = r.ch)
     insert into customer_address (hub_id, customer_id, channel, key) select h, c, ch, k from r where k is not null
     on conflict (hub_id, customer_id, channel) do update set key = excluded.key where customer_address.key <> excluded.key`,
    columnsOf(rows, 'hubId', 'customerId', 'channel', 'key'),
  );
}
