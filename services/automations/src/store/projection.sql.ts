import type { Tx } from '@messaging/persistence';
import { datesOf, type DatesOfCustomer } from '../find-dates/dates-of-customer.rules.js';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import type { Visit } from '../follow-customer-events/visit.rules.js';
import type { TemplateHead } from '../promote-execution/promote.rules.js';

interface CustomerRow {
  hub_id: string;
  customer_id: string;
  fields: Customer['fields'];
  field_times: Record<string, string>;
  last_event_id: string | null;
  last_event_time: Date | null;
  deleted_at: Date | null;
}

const customerOf = (row: CustomerRow): Customer => ({
  hubId: row.hub_id, customerId: row.customer_id, fields: row.fields, fieldTimes: row.field_times,
  lastEvent: row.last_event_id && row.last_event_time ? { id: row.last_event_id, time: row.last_event_time } : undefined,
  deletedAt: row.deleted_at ?? undefined,
});

/** (hub, customer) pairs by `hub|customer`: two hubs may name their customers alike. */
export async function findCustomers(
  tx: Tx,
  pairs: readonly { hubId: string; customerId: string }[],
  lock: 'for update' | '' = '',
): Promise<Map<string, Customer>> {
  const rows = await tx.query<CustomerRow>(
    `select c.* from customer c join (select distinct h, i from unnest($1::text[], $2::text[]) as s (h, i)) p on c.hub_id = p.h and c.customer_id = p.i
     order by c.hub_id, c.customer_id ${lock && 'for update of c'}`,
    [pairs.map((p) => p.hubId), pairs.map((p) => p.customerId)],
  );
  return new Map(rows.map((row) => [`${row.hub_id}|${row.customer_id}`, customerOf(row)]));
}

export async function saveCustomers(tx: Tx, customers: readonly Customer[]): Promise<void> {
  if (customers.length === 0) return;
  const dates = customers.map((c) => datesOf(c.fields));
  await tx.query(
    `insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, deleted_at, birthday_on, since_on, last_visit_on)
     select h, c, f::jsonb, t::jsonb, i, m, d, b, s, v
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[], $10::text[])
       as r (h, c, f, t, i, m, d, b, s, v)
     order by h, c
     on conflict (hub_id, customer_id) do update set fields = excluded.fields, field_times = excluded.field_times,
       last_event_id = excluded.last_event_id, last_event_time = excluded.last_event_time, deleted_at = excluded.deleted_at,
       birthday_on = excluded.birthday_on, since_on = excluded.since_on, last_visit_on = excluded.last_visit_on`,
    [
      customers.map((c) => c.hubId), customers.map((c) => c.customerId), customers.map((c) => JSON.stringify(c.fields)),
      customers.map((c) => JSON.stringify(c.fieldTimes)), customers.map((c) => c.lastEvent?.id ?? null),
      customers.map((c) => c.lastEvent?.time ?? null), customers.map((c) => c.deletedAt ?? null), dates.map((d) => d.birthdayOn ?? null),
      dates.map((d) => d.sinceOn ?? null), dates.map((d) => d.lastVisitOn ?? null),
    ],
  );
}

const dateColumns: Readonly<Record<keyof DatesOfCustomer, string>> = { birthdayOn: 'birthday_on', sinceOn: 'since_on', lastVisitOn: 'last_visit_on' };

/** Customers of a hub by the day of one of their dates, in the order of ids, after `after`. */
export async function findCustomersByDate(tx: Tx, hubId: string, asked: { field: keyof DatesOfCustomer; days: readonly string[]; after: string; limit: number }): Promise<Customer[]> {
  const rows = await tx.query<CustomerRow>(
    `select * from customer where hub_id = $1 and ${dateColumns[asked.field]} = any($2::text[]) and deleted_at is null and customer_id > $3 order by customer_id limit $4`,
    [hubId, asked.days, asked.after, asked.limit],
  );
  return rows.map(customerOf);
}

/** Customers of a hub who were last there on a day or before it, in the order of ids, after `after`. */
export async function findCustomersAway(tx: Tx, hubId: string, asked: { since: string; after: string; limit: number }): Promise<Customer[]> {
  const rows = await tx.query<CustomerRow>(
    'select * from customer where hub_id = $1 and last_visit_on <= $2 and deleted_at is null and customer_id > $3 order by customer_id limit $4',
    [hubId, asked.since, asked.after, asked.limit],
  );
  return rows.map(customerOf);
}

/** Visits of a hub that begin after a moment and stand, in the order of their keys, after `after`. */
export async function findVisitsAhead(tx: Tx, hubId: string, asked: { from: Date; after: string; limit: number }): Promise<Visit[]> {
  const rows = await tx.query<VisitRow>(
    `select * from visit where hub_id = $1 and status = 'active' and starts_at > $2 and object_key > $3 order by object_key limit $4`,
    [hubId, asked.from, asked.after, asked.limit],
  );
  return rows.map(visitOf);
}

interface VisitRow {
  hub_id: string;
  object_key: string;
  appointment_id: string | null;
  status: Visit['status'];
  starts_at: Date | null;
  set_at: Date | null;
  data: Record<string, unknown> | null;
  event_time: Date;
  event_rank: number;
}

const visitOf = (row: VisitRow): Visit => ({
  hubId: row.hub_id, objectKey: row.object_key, appointmentId: row.appointment_id ?? undefined, status: row.status,
  startsAt: row.starts_at ?? undefined, setAt: row.set_at ?? undefined, data: row.data ?? undefined, eventTime: row.event_time, eventRank: row.event_rank,
});

/** Visits by their own key, or by an appointment of theirs. */
export async function findVisits(tx: Tx, places: readonly { hubId: string; objectKey: string; appointmentId?: string | undefined }[]): Promise<Visit[]> {
  if (places.length === 0) return [];
  const rows = await tx.query<VisitRow>(
    `select distinct on (hub_id, object_key) * from (
       select v.* from visit v join unnest($1::text[], $2::text[]) as s (h, k) on v.hub_id = s.h and v.object_key = s.k
       union all
       select v.* from visit v join unnest($1::text[], $3::text[]) as s (h, a) on v.hub_id = s.h and v.appointment_id = s.a
     ) found order by hub_id, object_key`,
    [places.map((p) => p.hubId), places.map((p) => p.objectKey), places.map((p) => p.appointmentId ?? null)],
  );
  return rows.map(visitOf);
}

/**
 * The newest event of a visit decides, also against a batch that ran beside this one (a booking can pass from one
 * customer to another, and so from one partition to another).
 */
export async function saveVisits(tx: Tx, visits: readonly Visit[]): Promise<void> {
  if (visits.length === 0) return;
  await tx.query(
    `insert into visit as v (hub_id, object_key, appointment_id, status, starts_at, set_at, event_time, event_rank, data)
     select h, k, a, s, b, w, t, n, d::jsonb
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::int[], $9::text[])
       as r (h, k, a, s, b, w, t, n, d) order by h, k
     on conflict (hub_id, object_key) do update set appointment_id = coalesce(v.appointment_id, excluded.appointment_id), status = excluded.status,
       starts_at = excluded.starts_at, set_at = excluded.set_at, event_time = excluded.event_time, event_rank = excluded.event_rank, data = excluded.data
     where (excluded.event_time, excluded.event_rank) >= (v.event_time, v.event_rank)`,
    [
      visits.map((v) => v.hubId), visits.map((v) => v.objectKey), visits.map((v) => v.appointmentId ?? null), visits.map((v) => v.status),
      visits.map((v) => v.startsAt ?? null), visits.map((v) => v.setAt ?? null), visits.map((v) => v.eventTime), visits.map((v) => v.eventRank),
      visits.map((v) => (v.data ? JSON.stringify(v.data) : null)),
    ],
  );
}

interface TemplateHeadRow {
  hub_id: string;
  template_id: string;
  version: number;
  channel: TemplateHead['channel'];
  category: TemplateHead['category'];
  is_active: boolean;
  is_deleted: boolean;
}

/** Heads by `hub|template`. */
export async function findTemplateHeads(tx: Tx, places: readonly { hubId: string; templateId: string }[]): Promise<ReadonlyMap<string, TemplateHead>> {
  if (places.length === 0) return new Map();
  const rows = await tx.query<TemplateHeadRow>(
    `select t.* from template_head t join (select distinct h, i from unnest($1::text[], $2::uuid[]) as s (h, i)) p on t.hub_id = p.h and t.template_id = p.i`,
    [places.map((p) => p.hubId), places.map((p) => p.templateId)],
  );
  return new Map(rows.map((row) => [`${row.hub_id}|${row.template_id}`, headOf(row)]));
}

const headOf = (row: TemplateHeadRow): TemplateHead => ({
  templateId: row.template_id, version: row.version, channel: row.channel, category: row.category, isActive: row.is_active, isDeleted: row.is_deleted,
});

/** A head as an event told it. */
export type ToldHead = TemplateHead & { readonly hubId: string; readonly time: Date };

/** One per template (a statement cannot touch a row twice); an older one never overwrites a newer. */
export async function saveTemplateHeads(tx: Tx, heads: readonly ToldHead[]): Promise<void> {
  if (heads.length === 0) return;
  await tx.query(
    `insert into template_head as t (hub_id, template_id, version, channel, category, is_active, is_deleted, event_time)
     select * from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::timestamptz[])
       as r (h, i, v, c, g, a, d, m) order by h, i
     on conflict (hub_id, template_id) do update set version = excluded.version, channel = excluded.channel, category = excluded.category,
       is_active = excluded.is_active, is_deleted = excluded.is_deleted, event_time = excluded.event_time
     where excluded.version >= t.version and excluded.event_time >= t.event_time`,
    [
      heads.map((h) => h.hubId), heads.map((h) => h.templateId), heads.map((h) => h.version), heads.map((h) => h.channel),
      heads.map((h) => h.category), heads.map((h) => h.isActive), heads.map((h) => h.isDeleted), heads.map((h) => h.time),
    ],
  );
}
