import type { ApiKeyHash, Channel, SecretPath } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { beginRereading } from '../reread-addresses-when-country-changed/rereading.sql.js';

export interface StoredSecret {
  readonly path: SecretPath;
  readonly sealed: string;
  readonly hint: string;
  readonly updatedAt: Date;
}

export interface StoredAccount {
  readonly id: string;
  readonly provider: string;
  readonly channel: Channel;
}

export interface StoredHub {
  readonly settings: unknown;
  readonly revision: number;
}

export async function loadHub(tx: Tx, hubId: string): Promise<StoredHub | undefined> {
  const [row] = await tx.query<StoredHub>('select settings, revision from hub where hub_id = $1', [hubId]);
  return row;
}

export async function lockHub(tx: Tx, hubId: string): Promise<StoredHub | undefined> {
  const [row] = await tx.query<StoredHub>('select settings, revision from hub where hub_id = $1 for update', [hubId]);
  return row;
}

/** The numbers of its customers are read anew if its country is another one now. */
export async function updateHub(tx: Tx, hubId: string, settings: unknown): Promise<void> {
  const [row] = await tx.query<{ hasMoved: boolean }>(
    `with before as (select settings #>> '{hub,country}' as country from hub where hub_id = $1)
     update hub set settings = $2::jsonb from before where hub_id = $1
     returning before.country is distinct from settings #>> '{hub,country}' as "hasMoved"`,
    [hubId, JSON.stringify(settings)],
  );
  if (row?.hasMoved) await beginRereading(tx, hubId);
}

/** The next revision of what others know of a hub, and the key it is said with; locks the hub. */
export async function raiseRevision(tx: Tx, hubId: string, kid: string): Promise<StoredHub | undefined> {
  const [row] = await tx.query<StoredHub>('update hub set revision = revision + 1, announced_kid = $2 where hub_id = $1 returning settings, revision', [hubId, kid]);
  return row;
}

export async function loadSecrets(tx: Tx, hubId: string): Promise<StoredSecret[]> {
  return tx.query<StoredSecret>('select path, sealed, hint, updated_at as "updatedAt" from secret where hub_id = $1 order by path', [hubId]);
}

export async function storeSecret(tx: Tx, hubId: string, secret: { path: string; sealed: string; hint: string }): Promise<void> {
  await tx.query(
    `insert into secret (hub_id, path, sealed, hint) values ($1, $2, $3, $4)
     on conflict (hub_id, path) do update set sealed = excluded.sealed, hint = excluded.hint, updated_at = clock_timestamp()`,
    [hubId, secret.path, secret.sealed, secret.hint],
  );
}

export async function removeSecret(tx: Tx, hubId: string, path: string): Promise<void> {
  await tx.query('delete from secret where hub_id = $1 and path = $2', [hubId, path]);
}

export async function loadAccounts(tx: Tx, hubId: string): Promise<StoredAccount[]> {
  return tx.query<StoredAccount>('select id, provider, channel from account where hub_id = $1', [hubId]);
}

export async function loadApiKeyHashes(tx: Tx, hubId: string): Promise<ApiKeyHash[]> {
  return tx.query<ApiKeyHash>('select id, name, hash, permissions from api_key where hub_id = $1 order by created_at, id', [hubId]);
}
