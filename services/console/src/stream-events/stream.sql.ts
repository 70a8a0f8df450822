import type { Database, Tx } from '@messaging/persistence';
import type { StreamEvent } from './stream-event.rules.js';

/** The buffer of a hub: what a listener who was away for a moment gets told again. */
const keptMs = 10 * 60_000;
const keptOfHubMax = 1000;
/** A hub counts as listened to for so long after a listener was last seen: a browser that reconnects has missed nothing. */
export const listenedMs = 60_000;

export interface StoredStreamEvent extends Pick<StreamEvent, 'hubId' | 'event' | 'data'> {
  readonly id: number;
}

/** Hubs that somebody listens to. */
export async function listenedHubs(database: Database): Promise<string[]> {
  const rows = await database.query<{ hub_id: string }>('select hub_id from stream_listener where until > clock_timestamp()');
  return rows.map(({ hub_id: hubId }) => hubId);
}

/**
 * Somebody listens to a hub. When nobody did, the buffer begins now: what happened before is not in it. Returns the id
 * after which it is complete, and the newest.
 */
export async function listenTo(database: Database, hubId: string): Promise<{ completeAfter: number; newest: number }> {
  return database.transaction(async (tx) => {
    await lockStream(tx);
    const [row] = await tx.query<{ completeAfter: number; newest: number }>(
      `with newest as (select coalesce(max(id), 0) as id from stream_event)
       insert into stream_listener as known (hub_id, until, complete_after)
       select $1, clock_timestamp() + make_interval(secs => $2::float8 / 1000), (select id from newest)
       on conflict (hub_id) do update set until = excluded.until,
         complete_after = case when known.until < clock_timestamp() then excluded.complete_after else known.complete_after end
       returning complete_after as "completeAfter", (select coalesce(max(id), known.complete_after) from stream_event where hub_id = $1) as newest`,
      [hubId, listenedMs],
    );
    return { completeAfter: row?.completeAfter ?? 0, newest: Math.max(row?.newest ?? 0, row?.completeAfter ?? 0) };
  });
}

/** Somebody still listens. */
export async function keepListening(database: Database, hubIds: readonly string[]): Promise<void> {
  await database.query('update stream_listener set until = clock_timestamp() + make_interval(secs => $2::float8 / 1000) where hub_id = any($1::text[])', [hubIds, listenedMs]);
}

/** One writer at a time, to the end of its transaction: ids come in the order in which they can be read. */
export const lockStream = (tx: Tx): Promise<unknown> => tx.query(`select pg_advisory_xact_lock(hashtext('console.stream_event'))`);

export async function insertStreamEvents(tx: Tx, events: readonly StreamEvent[]): Promise<void> {
  await tx.query('insert into stream_event (hub_id, event, data) select h, e, d::jsonb from unnest($1::text[], $2::text[], $3::text[]) with ordinality as r (h, e, d, n) order by n', [
    events.map((e) => e.hubId), events.map((e) => e.event), events.map((e) => JSON.stringify(e.data)),
  ]);
}

/** What came after an id for these hubs, in order. */
export async function streamEventsAfter(database: Database, { hubIds, after, limit }: { hubIds: readonly string[]; after: number; limit: number }): Promise<StoredStreamEvent[]> {
  return database.query<StoredStreamEvent & Record<string, unknown>>(
    'select id, hub_id as "hubId", event, data from stream_event where hub_id = any($1::text[]) and id > $2 order by id limit $3',
    [hubIds, after, limit],
  );
}

/** Forgets what is old or too much; where the buffer begins then stands with the hub. */
export async function pruneStream(database: Database): Promise<void> {
  await database.query(
    `with old as (
       select id from stream_event where at < clock_timestamp() - make_interval(secs => $1::float8 / 1000)
       union
       select id from (select id, row_number() over (partition by hub_id order by id desc) as place from stream_event) p where place > $2),
     gone as (delete from stream_event using old where stream_event.id = old.id returning hub_id, stream_event.id)
     update stream_listener l set complete_after = greatest(l.complete_after, g.id) from (select hub_id, max(id) as id from gone group by hub_id) g where l.hub_id = g.hub_id`,
    [keptMs, keptOfHubMax],
  );
  await database.query(`delete from stream_listener where until < clock_timestamp() - interval '1 hour'`);
}
