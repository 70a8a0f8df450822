import type { CustomerImport, ImportWarning, ReasonText } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { TakenCounts } from './count-taken.rules.js';
import type { ImportedCustomer, RejectedLine } from './import-line.rules.js';

type Queryable = Pick<Tx, 'query'>;

/** `receiving`: the file is still coming; `running`: all of it is here and is being taken on. */
export type ImportState = 'receiving' | 'running' | 'completed' | 'failed';

export interface ImportRow extends TakenCounts {
  readonly id: string;
  readonly state: ImportState;
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly warned: number;
  readonly ignoredColumns: readonly string[];
  readonly detail: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Something of it is still to be taken on. */
  readonly hasParts: boolean;
}

/** Begins one, unless the hub has too many under way. */
export async function insertImport(tx: Queryable, { id, hubId, key, runningMax, createdAt }: { id: string; hubId: string; key: string | undefined; runningMax: number; createdAt: Date }): Promise<boolean> {
  const rows = await tx.query(
    `insert into customer_import (id, hub_id, state, created_at, touched_at, idempotency_key)
     select $1, $2, 'receiving', $4, clock_timestamp(), $5 where (select count(*) from customer_import where hub_id = $2 and state in ('receiving', 'running')) < $3
     on conflict (hub_id, idempotency_key) do nothing returning id`,
    [id, hubId, runningMax, createdAt, key ?? null],
  );
  return rows.length > 0;
}

/** What was answered to the first request with a key; no answer yet while its file is still coming. */
export async function findFirst(tx: Queryable, hubId: string, key: string): Promise<{ readonly bodyHash: string | null; readonly answer: CustomerImport | null } | undefined> {
  const [row] = await tx.query<{ bodyHash: string | null; answer: CustomerImport | null }>(
    'select body_hash as "bodyHash", answer from customer_import where hub_id = $1 and idempotency_key = $2', [hubId, key]);
  return row;
}

export async function rememberAnswer(tx: Queryable, id: string, { bodyHash, answer }: { bodyHash: string; answer: CustomerImport }): Promise<void> {
  await tx.query('update customer_import set body_hash = $2, answer = $3::jsonb where id = $1', [id, bodyHash, JSON.stringify(answer)]);
}

/** Some lines of a file, as they were read. */
export interface ArrivedLines {
  readonly number: number;
  readonly customers: readonly ImportedCustomer[];
  readonly lines: readonly RejectedLine[];
  readonly warnings: readonly ImportWarning[];
}

/** What has arrived: customers for later, and lines that are none. */
export async function insertArrived(tx: Queryable, { id, hubId }: { id: string; hubId: string }, { number, customers, lines, warnings }: ArrivedLines): Promise<void> {
  if (customers.length > 0) {
    await tx.query('insert into customer_import_chunk (import_id, number, hub_id, customers) values ($1, $2, $3, $4::jsonb)', [id, number, hubId, JSON.stringify(customers)]);
  }
  await insertRejected(tx, { id, hubId }, lines);
  await insertWarnings(tx, { id, hubId }, warnings);
  await tx.query('update customer_import set received = received + $2, touched_at = clock_timestamp() where id = $1', [id, customers.length + lines.length]);
}

/** Counts them, too. */
export async function insertRejected(tx: Queryable, { id, hubId }: { id: string; hubId: string }, lines: readonly RejectedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `with n as (
       insert into customer_import_rejection (import_id, line, hub_id, code, detail, raw, spanish)
       select $1, l, $2, c, d, r, s from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[]) as t (l, c, d, r, s) on conflict do nothing returning 1)
     update customer_import set rejected = rejected + (select count(*) from n) where id = $1`,
    [id, hubId, lines.map(({ line }) => line), lines.map(({ code }) => code), lines.map(({ detail }) => detail), lines.map(({ raw }) => raw), lines.map(({ text }) => text?.es ?? null)],
  );
}

/** Counts their lines, too, each once. */
export async function insertWarnings(tx: Queryable, { id, hubId }: { id: string; hubId: string }, warnings: readonly ImportWarning[]): Promise<void> {
  if (warnings.length === 0) return;
  await tx.query(
    `with given as (select * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as t (l, c, f, d, r, s)),
     fresh as (select count(distinct l)::int as n from given where not exists (select from customer_import_warning w where w.import_id = $1 and w.line = l)),
     kept as (insert into customer_import_warning (import_id, line, code, hub_id, fields, detail, raw, spanish) select $1, l, c, $2, f::jsonb, d, r, s from given on conflict do nothing)
     update customer_import set warned = warned + (select n from fresh) where id = $1`,
    [id, hubId, warnings.map(({ line }) => line), warnings.map(({ code }) => code), warnings.map(({ fields }) => JSON.stringify(fields)), warnings.map(({ detail }) => detail), warnings.map(({ raw }) => raw), warnings.map(({ text }) => text?.es ?? null)],
  );
}

/** Of lines that were not taken after all, their reason says all there is to say. */
export async function forgetWarnings(tx: Queryable, id: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `with gone as (delete from customer_import_warning where import_id = $1 and line = any($2::int[]) returning line)
     update customer_import set warned = warned - (select count(distinct line) from gone) where id = $1`,
    [id, lines],
  );
}

/** All of the file is here: from this commit on it will be taken on, whatever happens. */
export async function endReceiving(tx: Queryable, id: string, ignoredColumns: readonly string[]): Promise<void> {
  await tx.query(
    `update customer_import set ignored_columns = $2::jsonb, state = case when exists (select from customer_import_chunk where import_id = $1) then 'running' else 'completed' end,
       finished_at = case when exists (select from customer_import_chunk where import_id = $1) then null else clock_timestamp() end where id = $1`,
    [id, JSON.stringify(ignoredColumns)],
  );
}

/** A file that broke off: nothing of it is taken, and its key may be used again. */
export async function failImport(tx: Queryable, id: string, detail: string): Promise<void> {
  await tx.query('delete from customer_import_chunk where import_id = $1', [id]);
  await tx.query('delete from customer_import_warning where import_id = $1', [id]);
  await tx.query(`update customer_import set state = 'failed', warned = 0, detail = $2, idempotency_key = null, finished_at = clock_timestamp() where id = $1 and state = 'receiving'`, [id, detail]);
}

/** Files that stopped coming: their process died. */
export async function abandonedImports(tx: Queryable, silentMs: number): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(`select id from customer_import where state = 'receiving' and touched_at < clock_timestamp() - make_interval(secs => $1) limit 100`, [silentMs / 1000]);
  return rows.map(({ id }) => id);
}

/** Imports that ended so many days ago, with the lines that they could not take. */
export async function forgetImports(tx: Queryable, days: number): Promise<void> {
  await tx.query(
    `with gone as (delete from customer_import where finished_at < now() - make_interval(days => $1) returning id),
     parts as (delete from customer_import_chunk c using gone where c.import_id = gone.id),
     warnings as (delete from customer_import_warning w using gone where w.import_id = gone.id)
     delete from customer_import_rejection r using gone where r.import_id = gone.id`,
    [days],
  );
}

/** The next part of an import that is to be taken on. */
export interface ImportChunk {
  readonly importId: string;
  readonly number: number;
  readonly hubId: string;
  readonly createdAt: Date;
  readonly customers: readonly ImportedCustomer[];
}

/** Locks the import that waited longest, so that its lines are taken on in their order, and reads its next part. */
export async function lockChunk(tx: Tx, found: (importId: string) => void): Promise<ImportChunk | undefined> {
  const [row] = await tx.query<{ id: string; created_at: Date }>(
    `select id, created_at from customer_import where state = 'running' order by touched_at limit 1 for update skip locked`);
  if (!row) return undefined;
  found(row.id);
  const [chunk] = await tx.query<Omit<ImportChunk, 'importId' | 'createdAt'>>(
    'select number, hub_id as "hubId", customers from customer_import_chunk where import_id = $1 order by number limit 1', [row.id]);
  return chunk && { ...chunk, importId: row.id, createdAt: row.created_at };
}

/** A part was taken on; the last one ends its import. */
export async function endChunk(tx: Tx, { importId, number }: ImportChunk, { created, updated, unchanged, repeated }: TakenCounts): Promise<void> {
  await tx.query('delete from customer_import_chunk where import_id = $1 and number = $2', [importId, number]);
  await tx.query(
    `update customer_import set accepted = accepted + $2 + $3 + $4 + $5, created = created + $2, updated = updated + $3, unchanged = unchanged + $4, repeated = repeated + $5, failures = 0, touched_at = clock_timestamp(),
       state = case when exists (select from customer_import_chunk where import_id = $1) then 'running' else 'completed' end,
       finished_at = case when exists (select from customer_import_chunk where import_id = $1) then null else clock_timestamp() end where id = $1`,
    [importId, created, updated, unchanged, repeated],
  );
}

/**
 * The next part could not be taken on: the import goes behind the others, and after so many times in a row stands aside
 * with what is left of it, until somebody says to go on.
 */
export async function noteFailure(tx: Queryable, id: string, { failuresMax, detail }: { failuresMax: number; detail: string }): Promise<void> {
  await tx.query(
    `update customer_import set failures = failures + 1, touched_at = clock_timestamp(),
       state = case when failures + 1 < $2 then state else 'failed' end, detail = case when failures + 1 < $2 then null else $3 end,
       finished_at = case when failures + 1 < $2 then null else clock_timestamp() end
     where id = $1 and state = 'running'`,
    [id, failuresMax, detail],
  );
}

/** One that stands aside goes on with what is left of it. */
export async function resumeImport(tx: Queryable, hubId: string, id: string): Promise<void> {
  await tx.query(
    `update customer_import set state = 'running', failures = 0, detail = null, finished_at = null, touched_at = clock_timestamp()
     where hub_id = $1 and id = $2 and state = 'failed' and exists (select from customer_import_chunk where import_id = $2)`,
    [hubId, id],
  );
}

const importRow = `select id, state, received, accepted, rejected, warned, created, updated, unchanged, repeated, ignored_columns as "ignoredColumns", detail, created_at as "createdAt", finished_at as "finishedAt",
  exists (select from customer_import_chunk c where c.import_id = customer_import.id) as "hasParts" from customer_import`;

export async function findImport(tx: Tx, hubId: string, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(`${importRow} where hub_id = $1 and id = $2`, [hubId, id]);
  return row;
}

/** The latest first: ids sort by the moment they were made. */
export async function listImports(tx: Tx, hubId: string, { before, limit }: { before: string | undefined; limit: number }): Promise<readonly ImportRow[]> {
  return tx.query<ImportRow>(`${importRow} where hub_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`, [hubId, before ?? null, limit]);
}

/** Of lines that were read before Spanish was kept there is English alone. */
const bothLanguages = `case when spanish is null then null else jsonb_build_object('en', detail, 'es', spanish) end as text`;

type WithText<Line> = Omit<Line, 'text'> & { readonly text: ReasonText | null };

const withoutNull = <Line extends { readonly text: ReasonText | null }>({ text, ...line }: Line) => ({ ...line, ...(text && { text }) });

/** In the order of the file. */
export async function listRejected(tx: Tx, id: string, { after, limit }: { after: number; limit: number }): Promise<RejectedLine[]> {
  const rows = await tx.query<WithText<RejectedLine>>(`select line, code, detail, ${bothLanguages}, raw from customer_import_rejection where import_id = $1 and line > $2 order by line limit $3`, [id, after, limit]);
  return rows.map(withoutNull);
}

/** In the order of the file; those of one line by their codes. */
export async function listWarnings(tx: Tx, id: string, { after: { line, code }, limit }: { after: WarningPlace; limit: number }): Promise<ImportWarning[]> {
  const rows = await tx.query<WithText<ImportWarning>>(
    `select line, code, fields, detail, ${bothLanguages}, raw from customer_import_warning where import_id = $1 and (line, code) > ($2, $3) order by line, code limit $4`, [id, line, code, limit]);
  return rows.map(withoutNull);
}

/** Where a list of warnings goes on. */
export interface WarningPlace {
  readonly line: number;
  readonly code: string;
}
