import { campaignChanged, campaignCompleted, campaignProgressed, type CampaignGate } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { durationMs } from '@messaging/kernel';
import { ratesOf, totalsView } from '../define-campaign/campaign-view.rules.js';
import type { Campaign, Totals } from '../define-campaign/campaign.js';

/** What dispatch may do with messages that have not left. For a completed campaign, only messages that a provider took but did not deliver are called again. */
function gateOf(campaign: Campaign): CampaignGate {
  const { status, started, ratePerMinute, rampUp } = campaign;
  return {
    state: status === 'sending' || status === 'completed' ? 'open' : status === 'cancelled' ? 'ended' : 'shut',
    ...(ratePerMinute !== undefined && { ratePerMinute }),
    ...(rampUp && { rampUp: { first: rampUp.first, waitMs: durationMs(rampUp.wait) } }),
    ...(started && { expiresAt: started.gateExpiresAt.toISOString(), senderAt: (started.senderAt ?? started.at).toISOString() }),
  };
}

/** The campaign's current state, for dispatch's gate and everybody who shows campaigns. */
export function changedEvent(campaign: Campaign, totals: Totals, { isDeleted } = { isDeleted: false }): Publication {
  const { id, hubId, revision, name, channel, templateId, purpose, status, pauseReason, pausedAt, updatedAt, scheduledAt, started } = campaign;
  return {
    message: campaignChanged, hubId, key: id,
    data: {
      campaignId: id, revision, name, channel, templateId, purpose, status, isDeleted, sandbox: started?.sandbox ?? false,
      ...(pauseReason && { pauseReason }),
      ...(pausedAt && { pause: { since: pausedAt.toISOString(), isNews: pausedAt.getTime() === updatedAt.getTime() } }),
      ...(scheduledAt && { scheduledAt: scheduledAt.toISOString() }),
      ...(started && { startedAt: started.at.toISOString() }),
      gate: gateOf(campaign), totals: totalsView(totals),
    },
  };
}

/** The campaign has no open recipients any more. */
export const completedEvent = (campaign: Campaign, totals: Totals): Publication => ({
  message: campaignCompleted, hubId: campaign.hubId, key: campaign.id,
  data: {
    campaignId: campaign.id, name: campaign.name, sandbox: campaign.started?.sandbox ?? false,
    completedAt: (campaign.completedAt ?? campaign.updatedAt).toISOString(), totals: totalsView(totals),
  },
});

/** The campaign's progress. */
export const progressedEvent = (campaign: Campaign, totals: Totals): Publication => ({
  message: campaignProgressed, hubId: campaign.hubId, key: campaign.id,
  data: { campaignId: campaign.id, status: campaign.status, sandbox: campaign.started?.sandbox ?? false, totals: totalsView(totals), progress: ratesOf(campaign, totals).progress },
});
