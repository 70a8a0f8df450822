import type { Json } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';

/** A row to store. */
export interface NewDueRow {
  readonly hubId: string;
  readonly kind: string;
  /** One row per (hub, key). */
  readonly dedupeKey: string;
  readonly subjectKey: string;
  readonly dueAt: Date;
  readonly payload: Json;
}

/** A row whose time has come. */
export interface DueRow extends NewDueRow {
  readonly id: number;
}

interface StoredDueRow {
  id: number;
  hub_id: string;
  kind: string;
  dedupe_key: string;
  subject_key: string;
  due_at: Date;
  payload: Json;
}

export async function insertDue(tx: Tx, rows: readonly NewDueRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const stored = await tx.query<{ dedupe_key: string }>(
    `insert into due (hub_id, kind, dedupe_key, subject_key, due_at, payload)
     select h, k, d, s, a, p::jsonb
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[]) as r (h, k, d, s, a, p)
     on conflict (hub_id, dedupe_key) do nothing returning dedupe_key`,
    [
      rows.map((r) => r.hubId), rows.map((r) => r.kind), rows.map((r) => r.dedupeKey), rows.map((r) => r.subjectKey),
      rows.map((r) => r.dueAt), rows.map((r) => JSON.stringify(r.payload)),
    ],
  );
  return new Set(stored.map((row) => row.dedupe_key));
}

/**
 * Takes due rows. The lower bound matters while an old snapshot is open: without it 1.6 k rows/s, with it 35-59 k/s
 * (EVENTING.md section 7).
 */
export async function takeDue(tx: Tx, query: { from: Date; limit: number }): Promise<DueRow[]> {
  const rows = await tx.query<StoredDueRow>(
    `with d as materialized (
       select id from due where due_at <= now() and due_at >= $1 order by due_at, id limit $2 for update skip locked)
     delete from due using d where due.id = d.id returning due.*`,
    [query.from, query.limit],
  );
  return rows
    .map((row) => ({ id: Number(row.id), hubId: row.hub_id, kind: row.kind, dedupeKey: row.dedupe_key, subjectKey: row.subject_key, dueAt: row.due_at, payload: row.payload }))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id);
}

export async function deleteDueBySubject(tx: Tx, hubId: string, subjectKeys: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ dedupe_key: string }>('delete from due where hub_id = $1 and subject_key = any($2::text[]) returning dedupe_key', [hubId, subjectKeys]);
  return rows.map((row) => row.dedupe_key);
}

/** Removes many by key; returns the keys that were still there. */
export async function deleteDueByKeys(tx: Tx, hubId: string, dedupeKeys: readonly string[]): Promise<string[]> {
  if (dedupeKeys.length === 0) return [];
  const rows = await tx.query<{ dedupe_key: string }>('delete from due where hub_id = $1 and dedupe_key = any($2::text[]) returning dedupe_key', [hubId, dedupeKeys]);
  return rows.map((row) => row.dedupe_key);
}

/** Moves many rows to another moment; returns the keys that were still waiting, locked in order of ids, so that two such statements cannot deadlock. */
export async function moveDue(tx: Tx, hubId: string, moves: readonly { readonly dedupeKey: string; readonly dueAt: Date }[]): Promise<string[]> {
  if (moves.length === 0) return [];
  const rows = await tx.query<{ dedupe_key: string }>(
    `with m as materialized (
       select due.id, r.a from unnest($2::text[], $3::timestamptz[]) as r (d, a) join due on due.hub_id = $1 and due.dedupe_key = r.d order by due.id for update of due)
     update due set due_at = m.a from m where due.id = m.id returning due.dedupe_key`,
    [hubId, moves.map(({ dedupeKey }) => dedupeKey), moves.map(({ dueAt }) => dueAt)],
  );
  return rows.map((row) => row.dedupe_key);
}

/** Puts off a row that could not be promoted, so that it does not block the others. */
export async function postponeDue(database: Database, id: number, waitMs: number): Promise<void> {
  await database.query(`update due set due_at = clock_timestamp() + $2 * interval '1 ms' where id = $1`, [id, waitMs]);
}

/** Milliseconds until the next row comes due, by the database's clock. */
export async function nextDueInMs(database: Database, from: Date): Promise<number | undefined> {
  const [row] = await database.query<{ ms: number }>(
    'select (extract(epoch from due_at - clock_timestamp()) * 1000)::float8 as ms from due where due_at >= $1 order by due_at limit 1',
    [from],
  );
  return row === undefined ? undefined : Math.max(0, Math.ceil(row.ms));
}
