import type { Campaign as CampaignView, CampaignTotals, DeliveryRateBasis } from '@messaging/contracts';
import type { Campaign, Totals } from './campaign.js';

/** Totals as API.md defines them, by current status: `sent` includes delivered and read, `delivered` includes read. */
export function totalsView(totals: Totals): CampaignTotals {
  const delivered = totals.delivered + totals.read;
  const sent = totals.sent + delivered;
  const { queued: open, read, failed, skipped, cancelled, unknown, accepted } = totals;
  return { recipients: open + sent + failed + skipped + cancelled + unknown, open, sent, delivered, read, failed, skipped, cancelled, unknown, accepted };
}

/** A campaign's progress and delivery rate. */
export interface Rates {
  readonly progress: number;
  readonly deliveryRate: number | null;
  readonly deliveryRateBasis: DeliveryRateBasis;
}

/** Per cent. A mail server reports that it accepted or bounced a mail, never that it arrived, so for email the rate counts what did not bounce. */
export function ratesOf(campaign: Campaign, totals: Totals): Rates {
  const { recipients, open } = totalsView(totals);
  const { accepted, bounced, delivered, read } = totals;
  const provider = campaign.started?.provider ?? (campaign.channel === 'email' ? 'smtp' : '');
  const deliveryRateBasis = provider === 'smtp' ? 'accepted' : 'delivered';
  const arrived = deliveryRateBasis === 'accepted' ? accepted - bounced : delivered + read;
  return {
    progress: recipients === 0 ? (campaign.status === 'completed' ? 100 : 0) : ((recipients - open) / recipients) * 100,
    deliveryRate: accepted === 0 ? null : (arrived / accepted) * 100,
    deliveryRateBasis,
  };
}

/** A campaign as the API shows it. */
export function campaignView(campaign: Campaign, totals: Totals): CampaignView {
  const { started, schedule } = campaign;
  const expiresAt = campaign.expiresAt ?? started?.gateExpiresAt;
  return {
    id: campaign.id, name: campaign.name, channel: campaign.channel, templateId: campaign.templateId,
    ...(started && { templateVersion: started.templateVersion, startedAt: started.at.toISOString() }),
    ...(campaign.variables && { variables: { ...campaign.variables } }),
    audience: campaign.audience, purpose: campaign.purpose,
    ...(campaign.purposeReason !== undefined && { purposeReason: campaign.purposeReason }),
    ...(campaign.ratePerMinute !== undefined && { ratePerMinute: campaign.ratePerMinute }),
    ...(campaign.rampUp && { rampUp: campaign.rampUp }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(schedule && { schedule: { at: schedule.at, zone: schedule.zone } }),
    ...(campaign.scheduledAt && { scheduledAt: campaign.scheduledAt.toISOString() }),
    status: campaign.status,
    ...(campaign.pauseReason && { pauseReason: campaign.pauseReason }),
    sandbox: started?.sandbox ?? false,
    totals: totalsView(totals), ...ratesOf(campaign, totals),
    ...(campaign.completedAt && { completedAt: campaign.completedAt.toISOString() }),
    createdAt: campaign.createdAt.toISOString(), updatedAt: campaign.updatedAt.toISOString(),
  };
}

/** The entity tag of `If-Match`. */
export const entityTag = ({ revision }: Campaign): string => `"${revision}"`;
