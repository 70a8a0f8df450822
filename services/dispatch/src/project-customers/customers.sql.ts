import type { CustomerProjection } from '@messaging/audience';
import type { Channel, CustomerFields } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import type { FoldedStatement } from './consent.rules.js';

export interface StoredCustomer {
  readonly hubId: string;
  readonly customerId: string;
  readonly projection: CustomerProjection;
  readonly lastEventId: string;
  readonly lastEventTime: Date;
  readonly deletedAt: Date | null;
}

/** By `hub|customer`; rows are locked, so that two instances do not undo each other. */
export async function loadProjections(tx: Tx, wanted: readonly { hubId: string; customerId: string }[]): Promise<ReadonlyMap<string, StoredCustomer>> {
  const rows = await tx.query<Omit<StoredCustomer, 'projection'> & { fields: CustomerFields; fieldTimes: Record<string, string> }>(
    `select c.hub_id as "hubId", c.customer_id as "customerId", c.fields, c.field_times as "fieldTimes", c.last_event_id as "lastEventId",
       c.last_event_time as "lastEventTime", c.deleted_at as "deletedAt"
     from customer c where (c.hub_id, c.customer_id) in (select * from unnest($1::text[], $2::text[])) order by 1, 2 for update`,
    columnsOf(wanted, 'hubId', 'customerId'),
  );
  return new Map(rows.map(({ fields, fieldTimes, ...row }) => [`${row.hubId}|${row.customerId}`, { ...row, projection: { fields, fieldTimes } }]));
}

export async function saveCustomers(tx: Tx, customers: readonly StoredCustomer[]): Promise<void> {
  await tx.query(
    `insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, deleted_at)
     select h, c, f::jsonb, t::jsonb, i, l, d
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[]) as r (h, c, f, t, i, l, d)
     on conflict (hub_id, customer_id) do update set fields = excluded.fields, field_times = excluded.field_times, last_event_id = excluded.last_event_id,
       last_event_time = excluded.last_event_time, deleted_at = excluded.deleted_at, updated_at = clock_timestamp()`,
    columnsOf(
      customers.map(({ projection, ...customer }) => ({
        ...customer, fields: JSON.stringify(projection.fields), fieldTimes: JSON.stringify(projection.fieldTimes),
      })),
      'hubId', 'customerId', 'fields', 'fieldTimes', 'lastEventId', 'lastEventTime', 'deletedAt',
    ),
  );
}

/**
 * Writes what `newerConsent` says, in one statement: newer replaces older, and what a person said here gives way only to
 * a newer statement that says when it was made (`provenAt`).
 */
export async function saveConsents(tx: Tx, statements: readonly FoldedStatement[]): Promise<void> {
  if (statements.length === 0) return;
  await tx.query(
    `with r as (select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::timestamptz[], $6::text[], $7::timestamptz[])
       as r (h, c, ch, m, a, s, p))
     insert into consent (hub_id, customer_id, channel, marketing, at, source) select h, c, ch, m, a, s from r order by h, c, ch
     on conflict (hub_id, customer_id, channel) do update set marketing = excluded.marketing, at = excluded.at, source = excluded.source
       where consent.at <= excluded.at and (consent.source <> 'recipient' or consent.at <= (
         select p from r where r.h = excluded.hub_id and r.c = excluded.customer_id and r.ch = excluded.channel))`,
    columnsOf(statements, 'hubId', 'customerId', 'channel', 'marketing', 'at', 'source', 'provenAt'),
  );
}

/** Where a customer is reached on a channel, as `addressKey` gives it. */
export interface AddressRow {
  readonly hubId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly key: string | null;
}

/** Canonical addresses of customers; a null key removes one. */
export async function replaceAddresses(tx: Tx, rows: readonly AddressRow[]): Promise<void> {
  await tx.query(
    `with r as (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r (h, c, ch, k)),
     gone as (delete from customer_address a using r where r.k is null and a.hub_id = r.h and a.customer_id = r.c and a.channel = r.ch)
     insert into customer_address (hub_id, customer_id, channel, key) select h, c, ch, k from r where k is not null
     on conflict (hub_id, customer_id, channel) do update set key = excluded.key where customer_address.key <> excluded.key`,
    columnsOf(rows, 'hubId', 'customerId', 'channel', 'key'),
  );
}
