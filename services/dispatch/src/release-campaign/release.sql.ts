import type { Channel, SendMessages } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { GateState } from '../store/campaign-tables.js';
import { columnsOf } from '../store/columns.js';
import type { Pace } from './release.rules.js';

/** A hub's bulk queue on a channel is filled up to here: most of a second of the fastest provider, counted in 1 ms and held in some 20. */
export const queueMax = 2000;
/** A campaign with nothing in the queue is let in beyond that, up to here: none stands behind another's 2,000 until it may begin. */
const crowdedMax = 4000;
/** So many may wait in it besides, each put off by its own server or until a receipt comes; bounded, because a pause puts each of them aside. */
const putOffMax = 20_000;
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
  /** Other campaigns of the hub are being sent on the channel. */
  readonly isBesideOthers: boolean;
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
       exists (select from campaign_gate o where o.hub_id = g.hub_id and o.channel = g.channel and o.is_active and o.state = 'open' and o.campaign_id <> g.campaign_id) as "isBesideOthers",
       g.rate_per_minute as "ratePerMinute", g.ramp_first as "rampFirst", g.ramp_wait_ms as "rampWaitMs",
       (extract(epoch from g.ramp_until) * 1000)::float8 as "rampUntilMs", g.released,
       (extract(epoch from g.next_at) * 1000)::float8 as "nextAtMs", (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
     from campaign_gate g
     where g.is_active and (
       g.state = 'ended' or g.state = 'open' and g.expires_at <= now()
       or g.state = 'open' and g.next_at <= now() and (g.ramp_first is null or g.released < g.ramp_first or g.ramp_until <= now())
         and exists (select from campaign_chunk c where c.campaign_id = g.campaign_id and (c.not_before is null or c.not_before <= now()))
         and ${hasRoomSql(`case
           when g.rate_per_minute is not null then ${ratedQueueMax} + g.rate_per_minute / 30
           when exists (${ownSql}) then ${queueMax} else ${crowdedMax} end`)}
       or not exists (select from campaign_chunk c where c.campaign_id = g.campaign_id) and not exists (${underWaySql('g')}))
     order by g.turn_at limit 1 for update skip locked`,
  );
  return row;
}

/** Its own call was put off by its server, or nobody knows what became of it: counted among the others, some dozens of such held a rated campaign up for days. */
const isPutOffSql = `(q.next_at > now() and (q.retries > 0 or q.phase <> 'queued'))`;

/**
 * Whether the bulk queue of the gate's hub and channel (of a rated campaign: what is its own there) has room: due or to be, what is held
 * stands behind. From the end, where all lives: the front is what has left, until a vacuum.
 */
const hasRoomSql = (max: string): string =>
  `(select count(*) < ${putOffMax} and count(*) filter (where not ${isPutOffSql}) < ${max} from (
           select q.next_at, q.retries, q.phase from send_queue q
           where q.channel = g.channel and q.hub_id = g.hub_id and q.lane = 'bulk' and q.next_at < '9999-01-01' and (g.rate_per_minute is null or q.campaign_id = g.campaign_id)
           order by q.next_at desc, q.message_id desc limit ${putOffMax}) q)`;

/** What is due of the gate's own campaign. */
const ownSql = `select from send_queue q where q.channel = g.channel and q.hub_id = g.hub_id and q.lane = 'bulk' and q.next_at <= now() and q.campaign_id = g.campaign_id`;
/** Messages of a gate's campaign whose sending is not over; of `unknown` ones only receipts will tell. */
const underWaySql = (gate: string): string =>
  `select from send_queue q where q.channel = ${gate}.channel and q.hub_id = ${gate}.hub_id and q.lane = 'bulk' and q.campaign_id = ${gate}.campaign_id and q.phase <> 'unknown'`;

/** What is due in the bulk queue of a hub and channel, as one campaign finds it. */
export interface Crowd {
  /** When messages of others are due, in their order, behind as many as the campaign has there: places that its next ones may share. */
  readonly places: readonly string[];
  /** All of them, counted up to where the queue is full. */
  readonly total: number;
}

/** Behind whom the next messages of a campaign stand: read in 2 ms, and only while another campaign is sent beside it. The caller holds the gate. */
export async function crowdOf(tx: Tx, { campaignId, hubId, channel }: Pick<ReleasableGate, 'campaignId' | 'hubId' | 'channel'>, limit: number): Promise<Crowd> {
  const [row] = await tx.query<Crowd>(
    `with due as materialized (
       select next_at, message_id, campaign_id is not distinct from $3 as own from send_queue
       where channel = $1 and hub_id = $2 and lane = 'bulk' and next_at <= now() order by next_at, message_id limit ${2 * crowdedMax}),
     others as (select next_at, row_number() over (order by next_at, message_id) as place from due where not own)
     select (select count(*)::int from due) as total,
       coalesce((select array_agg(next_at::text order by place) from others where place > (select count(*) from due where own) and place <= (select count(*) from due where own) + $4), '{}') as places`,
    [channel, hubId, campaignId, limit],
  );
  return row ?? { places: [], total: 0 };
}

/** Messages just let in take their places among the others', as far as there are any: whoever comes second does not stand behind the first one's two thousand. */
export async function standAmong(tx: Tx, messageIds: readonly string[], places: readonly string[]): Promise<void> {
  const count = Math.min(messageIds.length, places.length);
  if (count === 0) return;
  await tx.query('update send_queue q set next_at = r.at from unnest($1::uuid[], $2::timestamptz[]) as r (id, at) where q.message_id = r.id', [messageIds.slice(0, count), places.slice(0, count)]);
}

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
