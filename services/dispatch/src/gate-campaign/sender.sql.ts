import { SettingsTree } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { GatedCampaign } from './gate.sql.js';
import { sendersOf, type BegunAs, type KnownSenders, type Sender } from './sender.rules.js';

/** A hub's senders; it is held against a change of its settings. Of a hub that nobody has announced since they are kept, what it chose itself. */
export async function holdSenders(tx: Tx, hubId: string): Promise<KnownSenders> {
  const [row] = await tx.query<{ settings: unknown; senders: KnownSenders | null }>('select settings, senders from hub where hub_id = $1 for share', [hubId]);
  return row?.senders ?? { now: sendersOf(SettingsTree.parse(row?.settings ?? {})), before: [] };
}

/** The senders as they were kept, and the time by the database's clock. The caller holds the hub. */
export async function keptSenders(tx: Tx, hubId: string): Promise<{ senders: KnownSenders | null; at: Date } | undefined> {
  const [row] = await tx.query<{ senders: KnownSenders | null; at: Date }>('select senders, clock_timestamp() as at from hub where hub_id = $1', [hubId]);
  return row;
}

export async function keepSenders(tx: Tx, hubId: string, senders: KnownSenders): Promise<void> {
  await tx.query('update hub set senders = $2::jsonb where hub_id = $1', [hubId, JSON.stringify(senders)]);
}

/** What a campaign's gate remembers. */
export async function findBegun(tx: Tx, { campaignId, hubId }: Pick<GatedCampaign, 'campaignId' | 'hubId'>): Promise<BegunAs | undefined> {
  const [row] = await tx.query<BegunAs>('select sandbox, sender, sender_at as "senderAt" from campaign_gate where campaign_id = $1 and hub_id = $2 for update', [campaignId, hubId]);
  return row;
}

/** A gate that is open, or would be by what was told of it. */
export interface HeldGate extends GatedCampaign, Pick<BegunAs, 'sandbox' | 'sender'> {
  readonly revision: number;
  readonly isSenderGone: boolean;
  readonly expiresAt: Date | null;
}

/** Gates of a hub that a change of its senders may shut or open; of those with nothing waiting, more may be on its way. */
export async function lockGates(tx: Tx, hubId: string): Promise<HeldGate[]> {
  return tx.query<HeldGate>(
    `select campaign_id as "campaignId", hub_id as "hubId", channel, revision, sandbox, sender, is_sender_gone as "isSenderGone", expires_at as "expiresAt"
     from campaign_gate where hub_id = $1 and (state = 'open' or is_sender_gone) order by campaign_id for update`,
    [hubId],
  );
}

export async function markSender(tx: Tx, { campaignId }: Pick<GatedCampaign, 'campaignId'>, isGone: boolean): Promise<void> {
  await tx.query('update campaign_gate set state = $2, is_sender_gone = $3 where campaign_id = $1', [campaignId, isGone ? 'shut' : 'open', isGone]);
}

/** The senders that campaigns began with, by campaign. */
export async function sendersOfCampaigns(tx: Pick<Tx, 'query'>, hubId: string, campaignIds: readonly string[]): Promise<ReadonlyMap<string, Sender>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await tx.query<{ campaignId: string; sender: Sender }>(
    'select campaign_id as "campaignId", sender from campaign_gate where hub_id = $1 and campaign_id = any($2::uuid[]) and sender is not null',
    [hubId, campaignIds],
  );
  return new Map(rows.map(({ campaignId, sender }) => [campaignId, sender]));
}

