import type { ApiKeyHash, Permission } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';

/** A key that is valid now. */
export interface ApiKeyRow {
  readonly id: string;
  readonly hubId: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** The key with this hash. As the owning role: only the key says which hub this is about. */
export async function findApiKey(database: Database, hash: string): Promise<ApiKeyRow | undefined> {
  const [row] = await database.query<{ id: string; hubId: string; name: string; permissions: Permission[] }>(
    'select id, hub_id as "hubId", name, permissions from api_key where hash = $1',
    [hash],
  );
  return row;
}

/** Makes a hub's keys exactly these, unless newer settings are known. */
export async function replaceApiKeys(tx: Tx, hubId: string, { revision, keys }: { revision: number; keys: readonly ApiKeyHash[] }): Promise<void> {
  const newer = await tx.query(
    `insert into api_key_revision as known (hub_id, revision) values ($1, $2)
     on conflict (hub_id) do update set revision = excluded.revision where known.revision <= excluded.revision returning hub_id`,
    [hubId, revision],
  );
  if (newer.length === 0) return;
  await tx.query('delete from api_key where hub_id = $1', [hubId]);
  await tx.query(
    `insert into api_key (hash, hub_id, id, name, permissions) select h, $1, i, n, p::jsonb
     from unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) as r (h, i, n, p) on conflict (hash) do nothing`,
    [hubId, keys.map((k) => k.hash), keys.map((k) => k.id), keys.map((k) => k.name), keys.map((k) => JSON.stringify(k.permissions))],
  );
}
