import type { CampaignAnalytics } from '@messaging/contracts';
import { Clock, ok, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { noTotals, type Campaign } from '../define-campaign/campaign.js';
import { campaignNotFound } from '../define-campaign/define-campaigns.handler.js';
import { findCampaign, findTotals } from '../store/campaign.sql.js';
import { analyticsView, paceWindowMs, stepOf, type CampaignFigures } from './analytics.rules.js';
import { countNotSent, outcomesSince, revenueOf, seriesOf, spanOf } from './analytics.sql.js';

/** Says how a campaign goes, or went. */
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

async function figuresOf(tx: Tx, { id, hubId, started }: Campaign, { days, now }: { days: number; now: Date }): Promise<CampaignFigures> {
  const step = stepOf(await spanOf(tx, id));
  return {
    step, days, totals: (await findTotals(tx, [id])).get(id) ?? noTotals, notSent: await countNotSent(tx, id), series: await seriesOf(tx, id, step),
    lately: await outcomesSince(tx, id, new Date(now.getTime() - paceWindowMs)), revenue: started ? await revenueOf(tx, { id, hubId, from: started.at }, days) : [],
  };
}
