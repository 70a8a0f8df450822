import type { Permission } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** An API key as its hub manages it; the key itself is nowhere. */
export interface ApiKeyState {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly permissions: readonly Permission[];
  readonly hint: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = 'id, name, hash, permissions, hint, created_by as "createdBy", created_at as "createdAt", last_used_at as "lastUsedAt"';

export async function insertApiKey(tx: Tx, hubId: string, key: ApiKeyState): Promise<void> {
  await tx.query(
    `insert into api_key (id, hub_id, name, hash, permissions, hint, created_by, created_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)`,
    [key.id, hubId, key.name, key.hash, JSON.stringify(key.permissions), key.hint, key.createdBy, key.createdAt],
  );
}

export async function countApiKeys(tx: Tx, hubId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>('select count(*)::int as n from api_key where hub_id = $1', [hubId]);
  return row?.n ?? 0;
}

/** `after` is the place of the last one shown. */
export interface ApiKeyQuery {
  readonly limit: number;
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
}

/** Newest first. */
export async function listApiKeys(tx: Tx, hubId: string, { limit, after }: ApiKeyQuery): Promise<ApiKeyState[]> {
  return tx.query<ApiKeyState>(
    `select ${columns} from api_key where hub_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
     order by created_at desc, id desc limit $4`,
    [hubId, after?.createdAt ?? null, after?.id ?? null, limit],
  );
}

export async function deleteApiKey(tx: Tx, hubId: string, id: string): Promise<boolean> {
  return (await tx.query('delete from api_key where hub_id = $1 and id = $2 returning id', [hubId, id])).length > 0;
}

/** A key was used; uses of one key are told by several processes and in any order. */
export async function noteUses(database: { query(sql: string, parameters: readonly unknown[]): Promise<unknown> }, uses: readonly { keyId: string; hubId: string; at: Date }[]): Promise<void> {
  await database.query(
    `update api_key k set last_used_at = u.at
     from (select i, h, max(a) as at from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as r (i, h, a) group by i, h) u
     where k.id = u.i and k.hub_id = u.h and (k.last_used_at is null or k.last_used_at < u.at)`,
    [uses.map((u) => u.keyId), uses.map((u) => u.hubId), uses.map((u) => u.at)],
  );
}
