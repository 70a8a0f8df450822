import { createHash } from 'node:crypto';
import type { Database } from '../database/database.js';
import type { SecretBox, SecretPlace } from './secret-box.js';

/** Rows of one transaction: a moment's work, so that whoever changes a secret meanwhile hardly waits. */
const batchMax = 200;

/** A column of sealed values. `json`: an object whose members are each sealed. */
export interface SealedColumn {
  readonly table: string;
  readonly key: readonly string[];
  readonly column: string;
  readonly kind: 'text' | 'json';
  /** Where a value belongs, from its row's key columns; `field` is the member of a `json` column. */
  readonly placeOf: (row: Readonly<Record<string, string>>, field: string) => SecretPlace;
}

type Row = Readonly<Record<string, string>> & { readonly sealed: string };

/** What is not yet sealed with the key `$1`; `as kid` of every value stands behind the first dot. */
const stale = ({ kind, column }: SealedColumn): string =>
  kind === 'text' ? `split_part(${column}, '.', 2) <> $1` : `exists (select from jsonb_each_text(${column}::jsonb) v where split_part(v.value, '.', 2) <> $1)`;

/** How many rows are still sealed with an older key. */
export async function countStale(database: Database, column: SealedColumn, kid: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${column.table} where ${stale(column)}`, [kid]);
  return row?.n ?? 0;
}

/**
 * Seals the next rows with the writing key; returns how many. Called again until it returns 0: a row that is done is not
 * found again, so it may be stopped and begun anew at any time. Locked rows (somebody changes them just now) come later.
 */
export async function resealBatch(database: Database, column: SealedColumn, box: SecretBox): Promise<number> {
  const { table, key, kind } = column;
  return database.transaction(async (tx) => {
    const text = `${column.column}${kind === 'json' ? '::text' : ''}`;
    const rows = await tx.query<Row>(
      `select ${key.map((name) => `${name}::text as ${name}`).join(', ')}, ${text} as sealed from ${table} where ${stale(column)} limit ${batchMax} for update skip locked`,
      [box.kid],
    );
    for (const row of rows) {
      await tx.query(`update ${table} set ${column.column} = $1${kind === 'json' ? '::jsonb' : ''} where ${key.map((name, index) => `${name}::text = $${index + 2}`).join(' and ')}`, [
        resealed(column, row, box), ...key.map((name) => row[name]),
      ]);
    }
    return rows.length;
  });
}

function resealed({ kind, placeOf }: SealedColumn, row: Row, box: SecretBox): string {
  const again = (sealed: string, field: string): string => box.seal(box.open(sealed, placeOf(row, field)), placeOf(row, field));
  if (kind === 'text') return again(row.sealed, '');
  const members = Object.entries(JSON.parse(row.sealed) as Record<string, string>);
  return JSON.stringify(Object.fromEntries(members.map(([field, sealed]) => [field, again(sealed, field)])));
}

/** Key ids that stored values are sealed with. */
async function kidsInUse(database: Database, columns: readonly SealedColumn[]): Promise<ReadonlySet<string>> {
  const kids = new Set<string>();
  for (const { table, column, kind } of columns) {
    const values = kind === 'text' ? `select ${column} as value from ${table}` : `select v.value from ${table}, jsonb_each_text(${column}::jsonb) v`;
    const rows = await database.query<{ kid: string }>(`select distinct split_part(value, '.', 2) as kid from (${values}) s where value is not null`);
    for (const { kid } of rows) kids.add(kid);
  }
  return kids;
}

/** Says which of a process's keys do not fit what is stored; an empty answer is a sound start. Notes the keys as known. */
export async function meetKeys(database: Database, columns: readonly SealedColumn[], box: SecretBox): Promise<string[]> {
  const known = new Map(box.keys().map(({ kid, key }) => [kid, fingerprintOf(key)]));
  const problems: string[] = [];
  const seen = await database.query<{ kid: string; fingerprint: string }>('select kid, fingerprint from encryption_key');
  for (const { kid, fingerprint } of seen) {
    const given = known.get(kid);
    if (given !== undefined && given !== fingerprint) problems.push(`ENCRYPTION_KEYS: "${kid}" is not the key of that name that this database was written with`);
  }
  for (const kid of await kidsInUse(database, columns)) {
    if (!known.has(kid)) problems.push(`ENCRYPTION_KEYS lacks "${kid}", with which secrets in ${database.schema} are sealed: put it back, and rotate before you take it out`);
  }
  if (problems.length > 0) return problems;
  await database.query(
    'insert into encryption_key (kid, fingerprint) select k, f from unnest($1::text[], $2::text[]) as r (k, f) on conflict (kid) do update set seen_at = clock_timestamp()',
    [[...known.keys()], [...known.values()]],
  );
  return problems;
}

/** True when a product has started with this key, so that it can read what is sealed with it. */
export async function isKeyKnown(database: Database, kid: string): Promise<boolean> {
  return (await database.query('select 1 from encryption_key where kid = $1', [kid])).length > 0;
}

const fingerprintOf = (key: Buffer): string => createHash('sha256').update('encryption-key:').update(key).digest('hex');
