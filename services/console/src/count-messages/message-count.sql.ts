import type { Channel, MessageStatus } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { CountChange } from './count-messages.rules.js';

/** In the order of their keys, so that two batches never wait for each other in a circle. */
export async function addCounts(tx: Tx, changes: readonly CountChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `insert into message_count as known (hub_id, day, channel, sandbox, status, n)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::int[]) as r (h, d, c, s, t, n) order by h, d, c, s, t
     on conflict (hub_id, day, channel, sandbox, status) do update set n = known.n + excluded.n`,
    [changes.map((c) => c.hubId), changes.map((c) => c.day), changes.map((c) => c.channel), changes.map((c) => c.sandbox), changes.map((c) => c.status), changes.map((c) => c.by)],
  );
}

/** A number of the dashboard. */
export interface CountRow {
  readonly day: string;
  readonly channel: Channel;
  readonly sandbox: boolean;
  readonly status: MessageStatus;
  readonly n: number;
}

/** Days from one to another, both included. */
export async function loadCounts(tx: Tx, hubId: string, { from, to }: { from: string; to: string }): Promise<CountRow[]> {
  return tx.query<CountRow>('select day, channel, sandbox, status, n from message_count where hub_id = $1 and day between $2 and $3', [hubId, from, to]);
}

/** Messages in one status by channel, since a day. */
export async function countByStatus(tx: Tx, hubId: string, { status, since }: { status: MessageStatus; since: string }): Promise<ReadonlyMap<Channel, number>> {
  const rows = await tx.query<{ channel: Channel; n: number }>(
    'select channel, sum(n)::int as n from message_count where hub_id = $1 and status = $2 and not sandbox and day >= $3 group by channel',
    [hubId, status, since],
  );
  return new Map(rows.map(({ channel, n }) => [channel, n]));
}

/** The zones of hubs; one that is not known yet counts in UTC. */
export async function zonesOf(tx: Tx, hubIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ hubId: string; timeZone: string }>('select hub_id as "hubId", time_zone as "timeZone" from hub_face where hub_id = any($1::text[])', [[...new Set(hubIds)]]);
  return new Map(rows.map(({ hubId, timeZone }) => [hubId, timeZone]));
}
