import type { CampaignAnalytics } from '@messaging/contracts';
import { Clock, ok, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { noTotals, type Campaign } from '../define-campaign/campaign.js';
import { campaignNotFound } from '../define-campaign/define-campaigns.handler.js';
import { audienceRules } from '../estimate-audience/audience-rules.js';
import { findCampaign, findTotals } from '../store/campaign.sql.js';
import { findHub } from '../store/hub.sql.js';
import { analyticsView, paceSince, stepOf, type CampaignFigures } from './analytics.rules.js';
import { countNotSent, countRetryable, outcomesSince, revenueOf, seriesOf, spanOf } from './analytics.sql.js';

/** Analyses how a campaign is doing, or how it went. */
@Injectable()
export class AnalyseCampaign {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async analyse(hubId: string, id: string, days: number): Promise<Result<CampaignAnalytics>> {
    const now = this.clock.now();
    return this.database.inHub(hubId, async (tx) => {
      const campaign = await findCampaign(tx, hubId, id);
      return campaign ? ok(analyticsView(campaign, await figuresOf(tx, campaign, { days, now }), now)) : campaignNotFound;
    });
  }
}

async function figuresOf(tx: Tx, campaign: Campaign, { days, now }: { days: number; now: Date }): Promise<CampaignFigures> {
  const { id, hubId, started } = campaign;
  const step = stepOf(await spanOf(tx, id));
  const totals = (await findTotals(tx, [id])).get(id) ?? noTotals;
  return {
    step, days, totals, notSent: await countNotSent(tx, id), series: await seriesOf(tx, id, step),
    lately: await outcomesSince(tx, id, paceSince(campaign, now)), revenue: started ? await revenueOf(tx, { id, hubId, from: started.at }, days) : [],
    retryable: await retryableOf(tx, campaign, { failed: totals.failed, now }),
  };
}

/** Reported once the campaign is completed: before that, and for a cancelled one, nothing can be retried. */
async function retryableOf(tx: Tx, campaign: Campaign, { failed, now }: { failed: number; now: Date }): Promise<number | undefined> {
  if (campaign.status !== 'completed') return undefined;
  if (failed === 0) return 0;
  return countRetryable(tx, campaign.id, audienceRules(await findHub(tx, campaign.hubId), { ...campaign, now }));
}
