import type { Channel, ChannelVerification } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** What is known of a channel's account as it is now. */
export interface KnownAccount {
  readonly channel: Channel;
  readonly verification: ChannelVerification | null;
  readonly lastSentAt: string | null;
}

/** What trying the account came to; replaces what came of it before. */
export async function storeVerification(tx: Tx, hubId: string, { channel, at, ok, failedSteps }: ChannelVerification & { readonly channel: Channel }): Promise<void> {
  await tx.query(
    `insert into verification (hub_id, channel, at, ok, failed_steps) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (hub_id, channel) do update set at = excluded.at, ok = excluded.ok, failed_steps = excluded.failed_steps`,
    [hubId, channel, at, ok, JSON.stringify(failedSteps)],
  );
}

/** The accounts of these channels are others now: neither what was tried nor what was sent before says anything of them. */
export async function forgetVerifications(tx: Tx, hubId: string, channels: readonly Channel[]): Promise<void> {
  await tx.query(
    `insert into verification (hub_id, channel, account_since) select $1, c, clock_timestamp() from unnest($2::text[]) as r (c)
     on conflict (hub_id, channel) do update set account_since = excluded.account_since, at = null, ok = null, failed_steps = null`,
    [hubId, channels],
  );
}

/** Enough to find one that left, few enough to be read in a millisecond of a million. */
const NEWEST_MESSAGES = 200;

interface Row {
  readonly channel: Channel;
  readonly at: Date | null;
  readonly ok: boolean | null;
  readonly failedSteps: readonly string[] | null;
  readonly lastSentAt: Date | null;
}

/** Of each channel what trying it came to, and when a provider last took a message of this account. */
export async function loadKnownAccounts(tx: Tx, hubId: string, channels: readonly Channel[]): Promise<KnownAccount[]> {
  const rows = await tx.query<Row>(
    `select c as channel, v.at, v.ok, v.failed_steps as "failedSteps", m.sent_at as "lastSentAt"
     from unnest($2::text[]) as r (c) left join verification v on v.hub_id = $1 and v.channel = c
     cross join lateral (
       select max(n.sent_at) as sent_at
       from (select sent_at, sandbox, direction, status from message where hub_id = $1 and channel = c order by created_at desc, id desc limit ${NEWEST_MESSAGES}) n
       where n.direction = 'outbound' and not n.sandbox and n.status in ('sent', 'delivered', 'read') and n.sent_at >= coalesce(v.account_since, '-infinity')) m`,
    [hubId, channels],
  );
  return rows.map(({ channel, at, ok, failedSteps, lastSentAt }) => ({
    channel,
    verification: at === null ? null : { at: at.toISOString(), ok: ok === true, failedSteps: [...(failedSteps ?? [])] },
    lastSentAt: lastSentAt?.toISOString() ?? null,
  }));
}
