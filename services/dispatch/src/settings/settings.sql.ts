import type { Channel, SecretPath } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

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

export async function lockHub(tx: Tx, hubId: string): Promise<{ settings: unknown; revision: number } | undefined> {
  const [row] = await tx.query<{ settings: unknown; revision: number }>(
    'select settings, revision from hub where hub_id = $1 for update',
    [hubId],
  );
  return row;
}

export async function updateHub(tx: Tx, hubId: string, settings: unknown): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    'update hub set settings = $2::jsonb, revision = revision + 1 where hub_id = $1 returning revision',
    [hubId, JSON.stringify(settings)],
  );
  return row?.revision ?? 0;
}

export async function loadSecrets(tx: Tx, hubId: string): Promise<StoredSecret[]> {
  return tx.query<StoredSecret>('select path, sealed, hint, updated_at as "updatedAt" from secret where hub_id = $1', [hubId]);
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
