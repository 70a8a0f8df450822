import type { CampaignChanged, Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { GateState } from '../store/campaign-tables.js';
import type { BegunAs } from './sender.rules.js';

/** Messages of a paused campaign wait for this moment: behind everything that is due, so that no look at the queue meets them. */
export const heldUntil = '9999-12-31 00:00:00+00';

/** A campaign's gate as it is to be. */
export interface ToldGate {
  readonly hubId: string;
  readonly campaign: Pick<CampaignChanged, 'campaignId' | 'channel' | 'revision' | 'gate'>;
}

/** Whose messages to hold or let go. */
export interface GatedCampaign {
  readonly campaignId: string;
  readonly hubId: string;
  readonly channel: Channel;
}

/** Takes a gate over unless a newer one is known. False then. Releasing recipients holds the same row. `state`: what it is to be, told or not. */
export async function saveGate(tx: Tx, { hubId, campaign: { campaignId, channel, revision, gate } }: ToldGate, { state, begun, isSenderGone }: { state: GateState; begun: BegunAs; isSenderGone: boolean }): Promise<boolean> {
  const rows = await tx.query(
    `insert into campaign_gate as known (campaign_id, hub_id, channel, revision, state, rate_per_minute, ramp_first, ramp_wait_ms, expires_at, sandbox, sender, sender_at, is_sender_gone, is_active)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, true)
     on conflict (campaign_id) do update set revision = excluded.revision, state = excluded.state, rate_per_minute = excluded.rate_per_minute,
       ramp_first = excluded.ramp_first, ramp_wait_ms = excluded.ramp_wait_ms, expires_at = excluded.expires_at, sandbox = excluded.sandbox, sender = excluded.sender,
       sender_at = excluded.sender_at, is_sender_gone = excluded.is_sender_gone, is_active = true
       where known.revision < excluded.revision and known.hub_id = excluded.hub_id
     returning campaign_id`,
    [
      campaignId, hubId, channel, revision, state, gate.ratePerMinute ?? null, gate.rampUp?.first ?? null, gate.rampUp?.waitMs ?? null, gate.expiresAt ?? null,
      begun.sandbox, begun.sender && JSON.stringify(begun.sender), begun.senderAt, isSenderGone,
    ],
  );
  return rows.length > 0;
}

/**
 * Puts what waits in the queue behind a gate that is not open aside. The mark of each call asks for the gate besides
 * (`round.sql`), so nothing leaves in between; what is being marked at this moment is passed over and found by the next look.
 * The gate is held meanwhile: had it opened since it was looked at, what is put aside now would never be let go, and its
 * campaign would stand at some hundred open recipients for good.
 */
export async function holdQueued(tx: Pick<Tx, 'query'>, { campaignId, hubId, channel }: GatedCampaign): Promise<number> {
  const rows = await tx.query(
    `with g as materialized (select campaign_id from campaign_gate where campaign_id = $3 and state <> 'open' for update skip locked),
     q as materialized (
       select message_id from send_queue where channel = $1 and hub_id = $2 and lane = 'bulk' and campaign_id = $3 and phase in ('queued', 'undelivered') and next_at < $4
         and exists (select from g)
       order by message_id for update skip locked)
     update send_queue s set next_at = $4, due_at = s.next_at from q where s.message_id = q.message_id returning 1`,
    [channel, hubId, campaignId, heldUntil],
  );
  return rows.length;
}

/** Lets it go on, with the moment at which it expires now. What waited for a moment of its own (the server's, quiet hours') still does. */
export async function letGo(tx: Tx, { campaignId, hubId, channel }: GatedCampaign, expiresAt: string | undefined): Promise<void> {
  await tx.query(
    `with q as materialized (
       select message_id from send_queue where channel = $1 and hub_id = $2 and lane = 'bulk' and campaign_id = $3 and phase in ('queued', 'undelivered')
       order by message_id for update),
     m as (update message m set expires_at = $5 from q where m.id = q.message_id and m.expires_at is distinct from $5)
     update send_queue s set next_at = greatest(now(), s.due_at), due_at = null from q where s.message_id = q.message_id and s.next_at = $4`,
    [channel, hubId, campaignId, heldUntil, expiresAt ?? null],
  );
}

/** Shut gates behind which something is due still: what was put back by a call that was under way. However many others are shut besides. */
export async function shutGates(tx: Pick<Tx, 'query'>): Promise<GatedCampaign[]> {
  return tx.query<GatedCampaign>(
    `select campaign_id as "campaignId", hub_id as "hubId", channel from campaign_gate g where is_active and state = 'shut'
       and exists (select from send_queue q where q.channel = g.channel and q.hub_id = g.hub_id and q.lane = 'bulk' and q.campaign_id = g.campaign_id
         and q.phase in ('queued', 'undelivered') and q.next_at < $1)
     order by turn_at limit 100`,
    [heldUntil],
  );
}

/** A campaign whose recipients have arrived; one that nobody has told of is shut. */
export async function noteWaiting(tx: Tx, campaigns: readonly GatedCampaign[]): Promise<void> {
  const wanted = new Map(campaigns.map((campaign) => [campaign.campaignId, campaign]));
  const rows = [...wanted.values()];
  await tx.query(
    `insert into campaign_gate as known (campaign_id, hub_id, channel, revision, state, is_active)
     select c, h, ch, 0, 'shut', true from unnest($1::uuid[], $2::text[], $3::text[]) as r (c, h, ch) order by c
     on conflict (campaign_id) do update set is_active = true where not known.is_active`,
    [rows.map((r) => r.campaignId), rows.map((r) => r.hubId), rows.map((r) => r.channel)],
  );
}

