import type { Channel, SendMessages } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { GateState } from '../store/campaign-tables.js';
import { columnsOf } from '../store/columns.js';
import type { Pace } from './release.rules.js';

/** A hub's bulk queue on a channel is filled up to here: most of a second of the fastest provider, counted in 1 ms and held in some 20. */
const queueMax = 2000;
/** Behind a rate the queue stays short, so that what a slow provider holds up does not come out in one burst. */
const ratedQueueMax = 20;

/** A campaign whose turn it is. */
export interface ReleasableGate extends Pace {
  readonly campaignId: string;
  readonly hubId: string;
  readonly channel: Channel;
  readonly state: GateState;
  readonly expiresAt: Date | null;
  readonly isExpired: boolean;
}

/** Chunks that have arrived, in the transaction that took their command on. */
export async function insertChunks(tx: Tx, chunks: readonly { hubId: string; command: SendMessages }[]): Promise<void> {
  await tx.query(
    `insert into campaign_chunk (campaign_id, hub_id, not_before, command)
     select c, h, n, m::jsonb from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) as r (c, h, n, m)`,
    columnsOf(chunks.map(({ hubId, command }) => ({ campaignId: command.campaignId, hubId, notBefore: command.notBefore, command })), 'campaignId', 'hubId', 'notBefore', 'command'),
  );
}

/**
 * Locks the campaign that waited longest and has something to do: recipients whose time has come and room for them in its
 * hub's queue, or an end to bring about. One that another process has in hand is passed over.
 */
export async function lockReleasable(tx: Tx): Promise<ReleasableGate | undefined> {
  const [row] = await tx.query<ReleasableGate>(
    `select g.campaign_id as "campaignId", g.hub_id as "hubId", g.channel, g.state, g.expires_at as "expiresAt",
       g.state = 'open' and coalesce(g.expires_at <= now(), false) as "isExpired",
       g.rate_per_minute as "ratePerMinute", g.ramp_first as "rampFirst", g.ramp_wait_ms as "rampWaitMs",
       (extract(epoch from g.ramp_until) * 1000)::float8 as "rampUntilMs", g.released,
       (extract(epoch from g.next_at) * 1000)::float8 as "nextAtMs", (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
     from campaign_gate g
     where g.is_active and (
       g.state = 'ended' or g.state = 'open' and g.expires_at <= now()
       or g.state = 'open' and g.next_at <= now() and (g.ramp_first is null or g.released < g.ramp_first or g.ramp_until <= now())
         and exists (select from campaign_chunk c where c.campaign_id = g.campaign_id and (c.not_before is null or c.not_before <= now()))
         and ${queuedSql('g.rate_per_minute is null or q.campaign_id = g.campaign_id')} < case when g.rate_per_minute is null then ${queueMax} else ${ratedQueueMax} + g.rate_per_minute / 30 end
       or not exists (select from campaign_chunk c where c.campaign_id = g.campaign_id) and not exists (${underWaySql('g')}))
     order by g.turn_at limit 1 for update skip locked`,
  );
  return row;
}

/** What is due or will be in the bulk queue of the gate's hub and channel, counted up to where it is full; what is held stands behind. */
const queuedSql = (which: string): string =>
  `(select count(*) from (
      select from send_queue q where q.channel = g.channel and q.hub_id = g.hub_id and q.lane = 'bulk' and q.next_at < '9999-01-01' and (${which}) limit ${queueMax}) n)`;
/** Messages of a gate's campaign whose sending is not over; of `unknown` ones only receipts will tell. */
const underWaySql = (gate: string): string =>
  `select from send_queue q where q.channel = ${gate}.channel and q.hub_id = ${gate}.hub_id and q.lane = 'bulk' and q.campaign_id = ${gate}.campaign_id and q.phase <> 'unknown'`;

/** A chunk with what is left of it. */
export interface WaitingChunk {
  readonly id: number;
  readonly command: SendMessages;
  readonly taken: number;
}

/** The next chunks of a campaign, in the order in which they came; `due`: only those whose time has come. The caller holds the gate. */
export async function nextChunks(tx: Tx, campaignId: string, { due, limit }: { due: boolean; limit: number }): Promise<WaitingChunk[]> {
  return tx.query<WaitingChunk>(
    `select id, command, taken from campaign_chunk where campaign_id = $1 and (not $2 or not_before is null or not_before <= now()) order by id limit $3`,
    [campaignId, due, limit],
  );
}

/** So many recipients of a chunk are taken; a chunk without any left goes. */
export async function takeOfChunks(tx: Tx, taken: readonly { id: number; upTo: number; isEmpty: boolean }[]): Promise<void> {
  const emptied = taken.filter(({ isEmpty }) => isEmpty).map(({ id }) => id);
  if (emptied.length > 0) await tx.query('delete from campaign_chunk where id = any($1::bigint[])', [emptied]);
  for (const { id, upTo } of taken.filter(({ isEmpty }) => !isEmpty)) await tx.query('update campaign_chunk set taken = $2 where id = $1', [id, upTo]);
}

/** The campaign has had its turn. `isActive`: something of it may still wait. */
export async function endTurn(tx: Tx, campaignId: string, { released, nextAtMs, rampUntilMs, isActive }: Pick<Pace, 'released' | 'nextAtMs' | 'rampUntilMs'> & { isActive: boolean }): Promise<void> {
  await tx.query(
    `update campaign_gate set released = $2, next_at = to_timestamp($3::float8 / 1000), ramp_until = to_timestamp($4::float8 / 1000), turn_at = clock_timestamp(), is_active = $5 where campaign_id = $1`,
    [campaignId, released, nextAtMs, rampUntilMs, isActive],
  );
}

/** Whether anything of a campaign still waits here. */
export async function hasWaiting(tx: Tx, campaignId: string): Promise<boolean> {
  const [row] = await tx.query<{ waits: boolean }>(
    `select exists (select from campaign_chunk where campaign_id = $1) or exists (${underWaySql('g')}) as waits from campaign_gate g where g.campaign_id = $1`,
    [campaignId],
  );
  return row?.waits ?? false;
}

/** Messages of a campaign that wait in the queue. */
export async function queuedMessages(tx: Tx, { campaignId, hubId, channel }: Pick<ReleasableGate, 'campaignId' | 'hubId' | 'channel'>, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select message_id as id from send_queue where channel = $1 and hub_id = $2 and lane = 'bulk' and campaign_id = $3 and phase in ('queued', 'undelivered')
     order by message_id limit $4 for update skip locked`,
    [channel, hubId, campaignId, limit],
  );
  return rows.map(({ id }) => id);
}
