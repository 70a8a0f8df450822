import type { Envelope } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import type { Unfinished } from '../consume/consume.sql.js';

/** A row of `parked_event`, with its envelope as parsed from JSON (where `time` is text). */
export interface ParkedRow {
  id: number;
  consumer: string;
  hub_id: string;
  envelope: Omit<Envelope, 'time'> & { readonly time: string };
  state: 'retry' | 'parked';
  attempts: number;
  reason_code: string;
  reason_detail: string;
  next_at: Date;
}

/** Whether any event is due. Asked four times a second: without parameters it is planned once per connection, and it needs no transaction. */
export async function isRetryDue(database: Database): Promise<boolean> {
  const [row] = await database.query<{ due: boolean }>("select exists (select from parked_event where state = 'retry' and next_at <= now()) as due");
  return row?.due ?? false;
}

/** The next event that is due and not behind an earlier event of its key. Locks the row. */
export async function nextRetry(tx: Tx, groups: readonly string[]): Promise<ParkedRow | undefined> {
  const [row] = await tx.query<ParkedRow>(
    `select p.* from parked_event p
     where p.state = 'retry' and p.next_at <= now() and p.consumer = any($1::text[])
       and (p.reason_code <> 'EVENT.BEHIND' or not exists (
         select 1 from parked_event e where e.consumer = p.consumer and e.key = p.key and e.hub_id = p.hub_id and e.state = 'retry' and e.id < p.id))
     order by p.next_at, p.id limit 1 for update skip locked`,
    [groups],
  );
  return row;
}

export async function deleteParked(tx: Tx, id: number): Promise<void> {
  await tx.query('delete from parked_event where id = $1', [id]);
}

export async function postpone(tx: Tx, id: number, next: Pick<Unfinished, 'state' | 'attempts' | 'nextAt' | 'reasonCode' | 'reasonDetail'>): Promise<void> {
  await tx.query('update parked_event set state = $2, attempts = $3, next_at = $4, reason_code = $5, reason_detail = $6 where id = $1', [
    id, next.state, next.attempts, next.nextAt, next.reasonCode, next.reasonDetail.slice(0, 2000),
  ]);
}

/** Puts an event back into the retry queue, due now, with a fresh count. False if the hub has no such parked event. */
export async function replayParked(tx: Tx, hubId: string, id: number): Promise<boolean> {
  const rows = await tx.query(`update parked_event set state = 'retry', attempts = 0, next_at = now() where id = $1 and hub_id = $2 returning id`, [id, hubId]);
  return rows.length > 0;
}

/** Every consumer of this service that parked the event retries it now, with a fresh count. */
export async function replayParkedEvent(tx: Tx, hubId: string, eventId: string): Promise<void> {
  await tx.query(`update parked_event set state = 'retry', attempts = 0, next_at = now() where hub_id = $1 and event_id = $2 and state = 'parked'`, [hubId, eventId]);
}

/** Retries all events of these hubs that were parked for one reason, now, with a fresh count. */
export async function replayParkedOfHubs(tx: Tx, hubIds: readonly string[], reasonCode: string): Promise<void> {
  await tx.query(`update parked_event set state = 'retry', attempts = 0, next_at = now() where hub_id = any($1::text[]) and reason_code = $2 and state = 'parked'`, [hubIds, reasonCode]);
}

/** Every consumer of this service that parked the event drops it; returns those consumers. */
export async function dropParkedEvent(tx: Tx, hubId: string, eventId: string): Promise<string[]> {
  const rows = await tx.query<{ consumer: string }>(`delete from parked_event where hub_id = $1 and event_id = $2 and state = 'parked' returning consumer`, [hubId, eventId]);
  return rows.map((row) => row.consumer);
}

/** Drops an event. False if the hub has no such event. */
export async function dropParked(tx: Tx, hubId: string, id: number): Promise<boolean> {
  const rows = await tx.query('delete from parked_event where id = $1 and hub_id = $2 returning id', [id, hubId]);
  return rows.length > 0;
}

/** For operators: events of every hub unless one is named, oldest first. */
export async function listWaiting(database: Database, query: { hubId: string | undefined; state: ParkedRow['state'] | undefined; limit: number }): Promise<(ParkedRow & { created_at: Date })[]> {
  return database.query<ParkedRow & { created_at: Date } & Record<string, unknown>>(
    'select * from parked_event where ($1::text is null or hub_id = $1) and ($2::text is null or state = $2) order by id limit $3',
    [query.hubId ?? null, query.state ?? null, query.limit],
  );
}

export async function findWaiting(database: Database, id: number): Promise<(ParkedRow & { created_at: Date }) | undefined> {
  const [row] = await database.query<ParkedRow & { created_at: Date } & Record<string, unknown>>('select * from parked_event where id = $1', [id]);
  return row;
}
