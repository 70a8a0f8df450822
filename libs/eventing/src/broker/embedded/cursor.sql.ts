import type { Database, Tx } from '@messaging/persistence';

/** The newest event of a topic that has no position yet: every one that was committed so far has an id up to it. */
export async function newestUnstamped(source: Database, topic: string): Promise<string | undefined> {
  const [row] = await source.query<{ id: string | null }>('select max(id)::text as id from outbox where topic = $1 and pos is null', [topic]);
  return row?.id ?? undefined;
}

export async function isUnstamped(source: Database, topic: string, upToId: string): Promise<boolean> {
  const [row] = await source.query<{ waits: boolean }>('select exists (select from outbox where topic = $1 and pos is null and id <= $2) as waits', [topic, upToId]);
  return row?.waits ?? false;
}

export async function newestPosition(source: Database, topic: string): Promise<number> {
  const [row] = await source.query<{ pos: string | null }>('select max(pos)::text as pos from outbox where topic = $1 and pos is not null', [topic]);
  return Number(row?.pos ?? 0);
}

/** A group's position in a source. The first call creates the row, so that a new consumer starts at the beginning. */
export async function openCursor(database: Database, cursor: { group: string; source: string; topic: string }): Promise<number> {
  const [row] = await database.query<{ pos: number }>(
    `insert into log_cursor (consumer, source, topic, pos) values ($1, $2, $3, 0)
     on conflict (consumer, source) do update set topic = excluded.topic returning pos`,
    [cursor.group, cursor.source, cursor.topic],
  );
  return Number(row?.pos ?? 0);
}

/** Moves the cursor from where this reader believes it is. False if somebody else moved it: then nothing may be committed. */
export async function moveCursor(tx: Pick<Tx, 'query'>, move: { group: string; source: string; from: number; to: number }): Promise<boolean> {
  const rows = await tx.query('update log_cursor set pos = $4 where consumer = $1 and source = $2 and pos = $3 returning pos', [
    move.group, move.source, move.from, move.to,
  ]);
  return rows.length === 1;
}

/** Events of a topic behind a position. Two counts, because each has its partial index and an `or` over both may have none. */
export async function countBehind(source: Database, topic: string, pos: number): Promise<number> {
  const [row] = await source.query<{ n: number }>(
    `select (select coalesce(sum(events), 0) from outbox where topic = $1 and pos > $2)::int
          + (select coalesce(sum(events), 0) from outbox where topic = $1 and pos is null)::int as n`,
    [topic, pos],
  );
  return row?.n ?? 0;
}

/** Whether there are any; unlike the count, its cost does not grow with their number. */
export async function isBehind(source: Database, topic: string, pos: number): Promise<boolean> {
  const [row] = await source.query<{ behind: boolean }>(
    `select exists (select from outbox where topic = $1 and pos > $2) or exists (select from outbox where topic = $1 and pos is null) as behind`,
    [topic, pos],
  );
  return row?.behind ?? false;
}
