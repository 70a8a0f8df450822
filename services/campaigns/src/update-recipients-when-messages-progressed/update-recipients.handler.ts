import type { EnvelopeOf, MessageProgress, messagesProgressed } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { SaveCampaigns } from '../announce-campaign/save-campaigns.js';
import type { Campaign, Totals } from '../define-campaign/campaign.js';
import { reasonToPause, streakAfter } from '../guard-campaign/guard.rules.js';
import { decideCompletion, decidePause } from '../run-campaign/lifecycle.rules.js';
import { addToTotals, lockCampaign } from '../store/campaign.sql.js';
import { findRecipients, updateRecipients, type Recipient } from '../store/recipient.sql.js';
import { addToMinutes, findStreak, saveStreak } from '../store/progress.sql.js';
import { advanceRecipient, movementOf } from './advance-recipient.rules.js';

type Progressed = EnvelopeOf<typeof messagesProgressed>;

/** Number of recipients loaded and written at once. */
const sliceMax = 5000;

/** A message's outcome becomes its recipient's; totals, guards and completion follow in the same transaction. */
@Injectable()
export class UpdateRecipients {
  constructor(
    private readonly campaigns: SaveCampaigns,
    private readonly clock: Clock,
  ) {}

  /** Takes events of many campaigns and hubs. Campaigns are locked one after another, in the order of their ids. */
  async update(tx: Tx, events: readonly Progressed[]): Promise<void> {
    const byCampaign = new Map<string, { hubId: string; entries: MessageProgress[] }>();
    for (const { hubId, data } of events) {
      const known = byCampaign.get(data.campaignId);
      if (known) known.entries.push(...data.entries);
      else byCampaign.set(data.campaignId, { hubId, entries: [...data.entries] });
    }
    for (const [campaignId, { hubId, entries }] of [...byCampaign].sort(([a], [b]) => (a < b ? -1 : 1))) await this.#advance(tx, { campaignId, hubId }, entries);
  }

  async #advance(tx: Tx, place: { campaignId: string; hubId: string }, entries: readonly MessageProgress[]): Promise<void> {
    // The campaign is locked first, as when recipients are created and retried, so that no two transactions deadlock.
    const campaign = await lockCampaign(tx, place.hubId, place.campaignId);
    if (!campaign) return;
    const changes: { before: Recipient; after: Recipient }[] = [];
    for (let from = 0; from < entries.length; from += sliceMax) changes.push(...(await advanceSlice(tx, place, entries.slice(from, from + sliceMax))));
    if (changes.length === 0) return;
    const { totals, minutes } = movementOf(changes);
    const reached = await addToTotals(tx, campaign, totals);
    await addToMinutes(tx, campaign, minutes);
    await this.#decide(tx, campaign, { totals: reached, entries });
  }

  /** Guards watch a campaign that is being sent; it is completed when nothing is open. */
  async #decide(tx: Tx, campaign: Campaign, { totals, entries }: { totals: Totals; entries: readonly MessageProgress[] }): Promise<void> {
    const now = this.clock.now();
    const before = await findStreak(tx, campaign.id);
    const streak = streakAfter(before, entries);
    if (streak !== before) await saveStreak(tx, campaign.id, streak);
    const reason = campaign.status === 'sending' ? reasonToPause(streak, totals, campaign.started?.watchedFrom) : undefined;
    const paused = reason && totals.queued > 0 ? decidePause(campaign, now, reason) : undefined;
    const after = decideCompletion(paused?.ok ? paused.value : campaign, totals.queued, now);
    if (after !== campaign) await this.campaigns.save(tx, campaign, after);
  }
}

async function advanceSlice(tx: Tx, { campaignId, hubId }: { campaignId: string; hubId: string }, entries: readonly MessageProgress[]): Promise<{ before: Recipient; after: Recipient }[]> {
  const before = await findRecipients(tx, campaignId, [...new Set(entries.map(({ customerId }) => customerId))]);
  const after = new Map(before.filter((recipient) => recipient.hubId === hubId).map((recipient) => [recipient.customerId, recipient]));
  for (const entry of entries) {
    const recipient = after.get(entry.customerId);
    if (recipient) after.set(entry.customerId, advanceRecipient(recipient, entry));
  }
  const changes = before.flatMap((recipient) => {
    const next = after.get(recipient.customerId);
    return next && next !== recipient ? [{ before: recipient, after: next }] : [];
  });
  await updateRecipients(tx, campaignId, changes.map((change) => change.after));
  return changes;
}
