import type { CustomerProjection } from '@messaging/audience';
import type { Channel, CustomerFields } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { ConsentStatement } from './consent.rules.js';

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
  const rows = await tx.query<{ hubId: string; customerId: string; fields: CustomerFields; fieldTimes: Record<string, string>; lastEventId: string; lastEventTime: Date; deletedAt: Date | null }>(
    `select c.hub_id as "hubId", c.customer_id as "customerId", c.fields, c.field_times as "fieldTimes", c.last_event_id as "lastEventId",
       c.last_event_time as "lastEventTime", c.deleted_at as "deletedAt"
     from customer c where (c.hub_id, c.customer_id) in (select * from unnest($1::text[], $2::text[])) order by 1, 2 for update`,
    [wanted.map((w) => w.hubId), wanted.map((w) => w.customerId)],
  );
  return new Map(rows.map(({ fields, fieldTimes, ...row }) => [`${row.hubId}|${row.customerId}`, { ...row, projection: { fields, fieldTimes } }]));
}

export async function saveCustomers(tx: Tx, customers: readonly StoredCustomer[]): Promise<void> {
  await tx.query(
    `insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, deleted_at)
     select h, c, f::jsonb, t::jsonb, i, l, d from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[]) as r (h, c, f, t, i, l, d)
     on conflict (hub_id, customer_id) do update set fields = excluded.fields, field_times = excluded.field_times, last_event_id = excluded.last_event_id,
       last_event_time = excluded.last_event_time, deleted_at = excluded.deleted_at, updated_at = clock_timestamp()`,
    [
      customers.map((c) => c.hubId), customers.map((c) => c.customerId), customers.map((c) => JSON.stringify(c.projection.fields)),
      customers.map((c) => JSON.stringify(c.projection.fieldTimes)), customers.map((c) => c.lastEventId), customers.map((c) => c.lastEventTime), customers.map((c) => c.deletedAt),
    ],
  );
}

/**
 * Newer statements replace older ones. What a person said here (source `recipient`) gives way only to a newer statement
 * that says when it was made: an import or a plain ERP update brings no proof (API.md section 3, Settings).
 */
export async function saveConsents(tx: Tx, statements: readonly ConsentStatement[]): Promise<void> {
  for (const s of newestLast(statements)) {
    await tx.query(
      `insert into consent (hub_id, customer_id, channel, marketing, at, source) values ($1, $2, $3, $4, $5, $6)
       on conflict (hub_id, customer_id, channel) do update set marketing = excluded.marketing, at = excluded.at, source = excluded.source
       where consent.at <= excluded.at and (consent.source <> 'recipient' or $7)`,
      [s.hubId, s.customerId, s.channel, s.marketing, s.at, s.source, s.hasProof],
    );
  }
}

const newestLast = (statements: readonly ConsentStatement[]): ConsentStatement[] => [...statements].sort((a, b) => a.at.getTime() - b.at.getTime());

/** Canonical addresses of customers; a null key removes one. */
export async function replaceAddresses(tx: Tx, rows: readonly { hubId: string; customerId: string; channel: Channel; key: string | null }[]): Promise<void> {
  const parameters = [rows.map((r) => r.hubId), rows.map((r) => r.customerId), rows.map((r) => r.channel), rows.map((r) => r.key)];
  await tx.query(
    `with r as (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r (h, c, ch, k)),
     gone as (delete from customer_address a using r where r.k is null and a.hub_id = r.h and a.customer_id = r.c and a.channel = r.ch)
     insert into customer_address (hub_id, customer_id, channel, key) select h, c, ch, k from r where k is not null
     on conflict (hub_id, customer_id, channel) do update set key = excluded.key where customer_address.key <> excluded.key`,
    parameters,
  );
}
