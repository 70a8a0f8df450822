import type { EnvelopeHeaders, ErpEventFilters, ErpEventStatus } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';

/** An event to keep. */
export interface NewErpEvent {
  readonly id: string;
  readonly hubId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly customerId: string | undefined;
  readonly time: Date;
  readonly status: ErpEventStatus;
  readonly reason: { readonly code: string; readonly detail: string } | undefined;
  readonly headers: EnvelopeHeaders;
  /** JSON, or `null` as text where there is no data. */
  readonly data: string;
}

/** An event that is kept. */
export interface StoredErpEvent extends NewErpEvent {
  readonly seq: number;
  readonly receivedAt: Date;
}

/**
 * Keeps events that were never seen before and says which. One statement for any number. Sorted by id, so that two
 * requests with the same events in another order wait for each other instead of deadlocking on the unique key.
 */
export async function insertErpEvents(tx: Tx, events: readonly NewErpEvent[], receivedAt: Date): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const rows = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  const stored = await tx.query<{ id: string }>(
    `insert into erp_event (id, hub_id, source, source_id, type, customer_id, time, received_at, status, reason_code, reason_detail, headers, data)
     select i, h, s, o, y, c, t, $13, u, k, r, e::jsonb, d
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
       with ordinality as n (i, h, s, o, y, c, t, u, k, r, e, d, o2) order by o2
     on conflict (id) do nothing returning id`,
    [
      rows.map((r) => r.id), rows.map((r) => r.hubId), rows.map((r) => r.source), rows.map((r) => r.sourceId), rows.map((r) => r.type),
      rows.map((r) => r.customerId ?? null), rows.map((r) => r.time), rows.map((r) => r.status), rows.map((r) => r.reason?.code ?? null),
      rows.map((r) => r.reason?.detail ?? null), rows.map((r) => JSON.stringify(r.headers)), rows.map((r) => r.data), receivedAt,
    ],
  );
  return new Set(stored.map((row) => row.id));
}

/** Which of these are kept already. */
export async function knownErpEvents(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>('select id from erp_event where id = any($1::uuid[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

interface ErpEventRow {
  seq: number;
  id: string;
  hub_id: string;
  source: string;
  source_id: string;
  type: string;
  customer_id: string | null;
  time: Date;
  received_at: Date;
  status: ErpEventStatus;
  reason_code: string | null;
  reason_detail: string | null;
  headers: EnvelopeHeaders;
  data: string;
}

const stateOf = (row: ErpEventRow): StoredErpEvent => ({
  seq: row.seq, id: row.id, hubId: row.hub_id, source: row.source, sourceId: row.source_id, type: row.type, customerId: row.customer_id ?? undefined,
  time: row.time, receivedAt: row.received_at, status: row.status, headers: row.headers, data: row.data,
  reason: row.reason_code === null ? undefined : { code: row.reason_code, detail: row.reason_detail ?? '' },
});

/** What a list shows: not the data, which may be 256 KB a row. */
const listed = 'seq, id, hub_id, source, source_id, type, customer_id, time, received_at, status, reason_code, reason_detail, headers';

/** One page, newest first. Every filter has an index that ends in `seq`, so a page reads no more rows than it shows. */
export async function listErpEvents(tx: Tx, query: { hubId: string; filters: ErpEventFilters; beforeSeq: number | undefined; limit: number }): Promise<StoredErpEvent[]> {
  const { filters } = query;
  const parameters: unknown[] = [query.hubId, query.limit];
  const conditions = ['hub_id = $1'];
  const add = (column: string, value: unknown, operator = '='): void => {
    if (value !== undefined) conditions.push(`${column} ${operator} $${parameters.push(value)}`);
  };
  add('customer_id', filters.customerId);
  add('type', filters.type);
  add('status', filters.status);
  // Spelled out, so that the partial index of what waits for a person can be used with a parameter.
  if (filters.status !== undefined && filters.status !== 'handled') conditions.push(`status <> 'handled'`);
  add('seq', query.beforeSeq, '<');
  const rows = await tx.query<ErpEventRow>(`select ${listed}, '' as data from erp_event where ${conditions.join(' and ')} order by seq desc limit $2`, parameters);
  return rows.map(stateOf);
}

/** One event of the hub; `lock` for a change that follows. */
export async function findErpEvent(tx: Tx, key: { hubId: string; id: string; lock?: boolean }): Promise<StoredErpEvent | undefined> {
  const [row] = await tx.query<ErpEventRow>(`select ${listed}, data from erp_event where id = $1 and hub_id = $2${key.lock ? ' for update' : ''}`, [key.id, key.hubId]);
  return row && stateOf(row);
}

export async function updateErpEvent(tx: Tx, event: StoredErpEvent): Promise<void> {
  await tx.query('update erp_event set status = $3, reason_code = $4, reason_detail = $5, customer_id = $6 where id = $1 and hub_id = $2', [
    event.id, event.hubId, event.status, event.reason?.code ?? null, event.reason?.detail ?? null, event.customerId ?? null,
  ]);
}

/** Takes the data out of events about customers who were erased; what came later stays. An erased event cannot be handed on again. */
export async function eraseEventData(tx: Tx, erased: readonly { hubId: string; customerId: string; at: Date }[]): Promise<void> {
  await tx.query(
    `update erp_event e set data = 'null', reason_detail = case when e.reason_detail is null then null else '' end
     from unnest($1::text[], $2::text[], $3::timestamptz[]) as r (h, c, t) where e.hub_id = r.h and e.customer_id = r.c and e.received_at <= r.t and e.data <> 'null'`,
    [erased.map((e) => e.hubId), erased.map((e) => e.customerId), erased.map((e) => e.at)],
  );
}

/** An event that waits at the door: nobody but this service has it. */
export interface DoorEvent {
  readonly id: string;
  readonly hubId: string;
  readonly type: string;
  readonly receivedAt: Date;
  readonly code: string;
  readonly detail: string;
  readonly data: string;
}

/** For operators: of every hub unless one is named, oldest first; or the one with an id. */
export async function eventsAtTheDoor(database: Database, query: { hubId?: string | undefined; id?: string; limit: number }): Promise<DoorEvent[]> {
  return database.query<DoorEvent & Record<string, unknown>>(
    `select id, hub_id as "hubId", type, received_at as "receivedAt", reason_code as code, reason_detail as detail, data from erp_event e
     where status = 'parked' and ($1::text is null or hub_id = $1) and ($2::uuid is null or id = $2)
       and not exists (select 1 from erp_event_parking p where p.event_id = e.id) order by seq limit $3`,
    [query.hubId ?? null, query.id ?? null, query.limit],
  );
}
