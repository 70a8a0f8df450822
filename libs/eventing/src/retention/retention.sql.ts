import type { Database } from '@messaging/persistence';

/** Limit of what one pass deletes, so that no pass holds its locks for long (EVENTING.md section 3). */
export const passRowsMax = 5000;

/** Every group's position in a source, by the cursors kept in one schema. */
export async function cursorsOn(reader: Database, source: string): Promise<{ consumer: string; topic: string; pos: number }[]> {
  return reader.query<{ consumer: string; topic: string; pos: number }>('select consumer, topic, pos from log_cursor where source = $1', [source]);
}

/** The topics of which a source has stamped events; one index probe per topic, whereas `distinct` would read every row. */
export async function topicsIn(source: Database): Promise<string[]> {
  const rows = await source.query<{ topic: string }>(
    `with recursive t as (
       (select topic from outbox where pos is not null order by topic limit 1)
       union all
       select (select o.topic from outbox o where o.pos is not null and o.topic > t.topic order by o.topic limit 1) from t where t.topic is not null)
     select topic from t where topic is not null`,
  );
  return rows.map((row) => row.topic);
}

/**
 * Deletes old events of a topic up to a position. Only the first rows by position are examined: age follows position, and a
 * filter on age alone would scan the whole topic to find that nothing is old enough.
 */
export async function deleteOld(source: Database, query: { topic: string; uptoPos: number; days: number }): Promise<number> {
  const rows = await source.query(
    `with first as materialized (
       select id, created_at from outbox where topic = $1 and pos <= $2 order by pos limit ${passRowsMax})
     delete from outbox o using first f where o.id = f.id and f.created_at < clock_timestamp() - $3 * interval '1 day' returning o.id`,
    [query.topic, query.uptoPos, query.days],
  );
  return rows.length;
}

/** The same for a compacted topic, where the newest event of each hub and key is kept for ever, because projections are rebuilt from it. */
export async function deleteSuperseded(source: Database, query: { topic: string; uptoPos: number; days: number }): Promise<number> {
  const rows = await source.query(
    `with ranked as (
       select id, pos, created_at, max(pos) over (partition by hub_id, key) as newest from outbox where topic = $1 and pos is not null),
     d as materialized (
       select id from ranked where pos < newest and pos <= $2 and created_at < clock_timestamp() - $3 * interval '1 day' order by pos limit ${passRowsMax})
     delete from outbox o using d where o.id = d.id returning o.id`,
    [query.topic, query.uptoPos, query.days],
  );
  return rows.length;
}

/** True if an event behind this position has outlived its retention, which means that somebody is not reading. */
export async function isOverdue(source: Database, query: { topic: string; afterPos: number; days: number }): Promise<boolean> {
  const [row] = await source.query<{ overdue: boolean }>(
    `select coalesce((select created_at < clock_timestamp() - $3 * interval '1 day' from outbox where topic = $1 and pos > $2 order by pos limit 1), false) as overdue`,
    [query.topic, query.afterPos, query.days],
  );
  return row?.overdue ?? false;
}

/** An event this old is redelivered only by a replay; then the permanent business keys take the inbox's place (EVENTING.md section 5). */
export async function deleteOldInbox(database: Database, days: number): Promise<number> {
  const rows = await database.query(
    `delete from inbox where ctid = any(array(
       select ctid from inbox where at < clock_timestamp() - $1 * interval '1 day' order by at limit ${passRowsMax})) returning 1`,
    [days],
  );
  return rows.length;
}
