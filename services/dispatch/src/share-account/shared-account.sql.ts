import type { Channel, SecretPath } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** An account of the operator's that hubs may choose: one for each channel. */
export interface SharedAccount {
  readonly channel: Channel;
  /** The channel's part of the settings, without secrets. */
  readonly settings: Record<string, unknown>;
  /** Hubs that may choose it; null: every hub. */
  readonly hubs: readonly string[] | null;
  readonly updatedAt: Date;
}

export interface SharedSecret {
  readonly path: SecretPath;
  readonly sealed: string;
  readonly hint: string;
  readonly updatedAt: Date;
}

export async function loadSharedAccount(tx: Pick<Tx, 'query'>, channel: Channel): Promise<SharedAccount | undefined> {
  const [row] = await tx.query<SharedAccount & Record<string, unknown>>('select channel, settings, hubs, updated_at as "updatedAt" from shared_account where channel = $1', [channel]);
  return row;
}

export async function loadSharedSecrets(tx: Pick<Tx, 'query'>, channel: Channel): Promise<SharedSecret[]> {
  return tx.query<SharedSecret & Record<string, unknown>>('select path, sealed, hint, updated_at as "updatedAt" from shared_secret where starts_with(path, $1) order by path', [`${channel}.`]);
}

export async function storeSharedAccount(tx: Tx, { channel, settings, hubs }: Omit<SharedAccount, 'updatedAt'>): Promise<void> {
  await tx.query(
    `insert into shared_account (channel, settings, hubs) values ($1, $2::jsonb, $3::jsonb)
     on conflict (channel) do update set settings = excluded.settings, hubs = excluded.hubs, updated_at = clock_timestamp()`,
    [channel, JSON.stringify(settings), hubs === null ? null : JSON.stringify(hubs)],
  );
}

export async function storeSharedSecret(tx: Tx, { path, sealed, hint }: Omit<SharedSecret, 'updatedAt'>): Promise<void> {
  await tx.query(
    `insert into shared_secret (path, sealed, hint) values ($1, $2, $3)
     on conflict (path) do update set sealed = excluded.sealed, hint = excluded.hint, updated_at = clock_timestamp()`,
    [path, sealed, hint],
  );
}

export async function removeSharedSecrets(tx: Tx, paths: readonly SecretPath[]): Promise<void> {
  await tx.query('delete from shared_secret where path = any($1::text[])', [paths]);
}

export async function removeSharedAccount(tx: Tx, channel: Channel): Promise<void> {
  await tx.query('delete from shared_secret where starts_with(path, $1)', [`${channel}.`]);
  await tx.query('delete from shared_account where channel = $1', [channel]);
}

/** The hubs that send with the operator's account on a channel. */
export async function hubsSharing(tx: Pick<Tx, 'query'>, channel: Channel): Promise<string[]> {
  const rows = await tx.query<{ hubId: string }>(`select hub_id as "hubId" from hub where settings -> $1 ->> 'provider' = 'shared' order by hub_id`, [channel]);
  return rows.map(({ hubId }) => hubId);
}
