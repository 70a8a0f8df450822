import type { EventParked, Reason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** A consumer that could not take an event on. `dropped`: a person gave it up there; it cannot come back. */
export interface EventParking {
  readonly consumer: string;
  readonly state: 'parked' | 'dropped';
  readonly reason: Reason;
  readonly parkedAt: Date;
}

/** An event of a hub. */
export interface EventKey {
  readonly hubId: string;
  readonly id: string;
}

/** Who parked an event, oldest first. */
export async function findParkings(tx: Tx, { hubId, id }: EventKey): Promise<EventParking[]> {
  const rows = await tx.query<{ consumer: string; state: EventParking['state']; reason_code: string; reason_detail: string; parked_at: Date }>(
    'select consumer, state, reason_code, reason_detail, parked_at from erp_event_parking where hub_id = $1 and event_id = $2 order by parked_at, consumer',
    [hubId, id],
  );
  return rows.map((row) => ({ consumer: row.consumer, state: row.state, reason: { code: row.reason_code, detail: row.reason_detail }, parkedAt: row.parked_at }));
}

/** Notes that a consumer parked an event; the event waits for a person from now on. One that is not kept here is kept without its data. */
export async function noteParked(tx: Tx, hubId: string, parked: EventParked): Promise<void> {
  const { eventId, consumer, reason, at, source, sourceId, type, time, customerId } = parked;
  await tx.query(
    `insert into erp_event (id, hub_id, source, source_id, type, customer_id, time, received_at, status, reason_code, reason_detail, headers, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'parked', $9, $10, '{}', 'null')
     on conflict (id) do update set status = 'parked', reason_code = excluded.reason_code, reason_detail = excluded.reason_detail
       where erp_event.hub_id = excluded.hub_id and erp_event.status = 'handled'`,
    [eventId, hubId, source, sourceId ?? eventId, type, customerId ?? null, time, at, reason.code, reason.detail],
  );
  await tx.query(
    `insert into erp_event_parking (hub_id, event_id, consumer, state, reason_code, reason_detail, parked_at) values ($1, $2, $3, 'parked', $4, $5, $6)
     on conflict (event_id, consumer) do update set state = 'parked', reason_code = excluded.reason_code, reason_detail = excluded.reason_detail, parked_at = excluded.parked_at`,
    [hubId, eventId, consumer, reason.code, reason.detail, at],
  );
}

/**
 * A consumer is done with an event after all. Where it was the last, the event is handled, or ignored if someone gave it
 * up. The event is locked first: of two services that are done at the same time, each would still see the other waiting.
 */
export async function noteSettled(tx: Tx, { hubId, id }: EventKey, settled: { consumer: string; outcome: 'handled' | 'dropped' }): Promise<void> {
  await tx.query('select 1 from erp_event where hub_id = $1 and id = $2 for update', [hubId, id]);
  const known = settled.outcome === 'handled'
    ? await tx.query('delete from erp_event_parking where hub_id = $1 and event_id = $2 and consumer = $3 returning 1', [hubId, id, settled.consumer])
    : await tx.query(`update erp_event_parking set state = 'dropped' where hub_id = $1 and event_id = $2 and consumer = $3 returning 1`, [hubId, id, settled.consumer]);
  if (known.length === 0) return;
  await tx.query(
    `update erp_event e set status = case when p.dropped then 'ignored' else 'handled' end,
       reason_code = case when p.dropped then 'EVENT.DROPPED' end, reason_detail = case when p.dropped then 'Given up by a person.' end
     from (select coalesce(bool_or(state = 'parked'), false) as waits, coalesce(bool_or(state = 'dropped'), false) as dropped from erp_event_parking where hub_id = $1 and event_id = $2) p
     where e.hub_id = $1 and e.id = $2 and e.status = 'parked' and not p.waits`,
    [hubId, id],
  );
}

/** A person asked for a replay: whoever parks it again will say so. */
export async function forgetParkings(tx: Tx, { hubId, id }: EventKey): Promise<void> {
  await tx.query('delete from erp_event_parking where hub_id = $1 and event_id = $2', [hubId, id]);
}

export async function dropParkings(tx: Tx, { hubId, id }: EventKey): Promise<void> {
  await tx.query(`update erp_event_parking set state = 'dropped' where hub_id = $1 and event_id = $2`, [hubId, id]);
}
