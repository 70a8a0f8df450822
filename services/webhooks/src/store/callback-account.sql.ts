import { Channel, type CallbackAccount } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import type { HubSettings } from './hub.sql.js';

/** One account whose callbacks are believed; secrets are sealed at place hub|account|field. */
export interface CallbackAccountState {
  readonly accountId: string;
  readonly hubId: string;
  readonly provider: string;
  readonly channel: Channel;
  readonly secrets: Readonly<Record<string, string>>;
  /** Valid beside `secrets` until their time; sealed alike. */
  readonly previousSecrets: NonNullable<CallbackAccount['previousSecrets']>;
  /** What the provider calls this account. */
  readonly identity: Readonly<Record<string, string>>;
}

interface CallbackAccountRow {
  account_id: string;
  hub_id: string;
  provider: string;
  channel: string;
  secrets: Record<string, string>;
  previous_secrets: NonNullable<CallbackAccount['previousSecrets']>;
  identity: Record<string, string>;
}

/** The account behind a callback address. As the owning role: only the account says which hub this is about. */
export async function findCallbackAccount(database: Database, key: { provider: string; accountId: string }): Promise<CallbackAccountState | undefined> {
  const [row] = await database.query<CallbackAccountRow & Record<string, unknown>>(
    'select account_id, hub_id, provider, channel, secrets, previous_secrets, identity from callback_account where account_id = $1 and provider = $2',
    [key.accountId, key.provider],
  );
  if (!row) return undefined;
  const { account_id: accountId, hub_id: hubId, provider, secrets, previous_secrets: previousSecrets, identity } = row;
  return { accountId, hubId, provider, channel: Channel.parse(row.channel), secrets, previousSecrets, identity };
}

/** Makes the accounts of these hubs exactly those of their settings. */
export async function replaceCallbackAccounts(tx: Tx, entries: readonly HubSettings[]): Promise<void> {
  const accounts = [...new Map(entries.flatMap(({ hubId, settings }) => settings.accounts.map((account) => [account.accountId, { ...account, hubId }]))).values()];
  await tx.query('delete from callback_account where hub_id = any($1::text[]) and account_id <> all($2::uuid[])', [
    entries.map((entry) => entry.hubId), accounts.map((account) => account.accountId),
  ]);
  await tx.query(
    `insert into callback_account as known (account_id, hub_id, provider, channel, secrets, previous_secrets, identity)
     select a, h, p, c, s::jsonb, o::jsonb, i::jsonb
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as r (a, h, p, c, s, o, i) order by a
     on conflict (account_id) do update set provider = excluded.provider, channel = excluded.channel, secrets = excluded.secrets,
       previous_secrets = excluded.previous_secrets, identity = excluded.identity
       where known.hub_id = excluded.hub_id`,
    [
      accounts.map((a) => a.accountId), accounts.map((a) => a.hubId), accounts.map((a) => a.provider), accounts.map((a) => a.channel),
      accounts.map((a) => JSON.stringify(a.secrets)), accounts.map((a) => JSON.stringify(a.previousSecrets ?? {})), accounts.map((a) => JSON.stringify(a.identity ?? {})),
    ],
  );
}

/** Every account of a hub on a channel, whichever is chosen now. */
export async function accountsOfChannel(tx: Tx, hubId: string, channel: Channel): Promise<readonly { accountId: string; provider: string }[]> {
  return tx.query<{ accountId: string; provider: string }>('select account_id as "accountId", provider from callback_account where hub_id = $1 and channel = $2 order by provider', [hubId, channel]);
}
