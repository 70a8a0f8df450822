import type { Campaign as CampaignView, CampaignStatus } from '@messaging/contracts';
import { ok, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { pageOf, type Page } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { findCampaign, findTotals, listCampaigns, type CampaignPlace } from '../store/campaign.sql.js';
import { campaignView } from './campaign-view.rules.js';
import { noTotals } from './campaign.js';
import { campaignNotFound, tagged, type TaggedCampaign } from './define-campaigns.handler.js';

@Injectable()
export class ReadCampaigns {
  constructor(private readonly database: Database) {}

  async list(hubId: string, query: { limit: number; after: CampaignPlace | undefined; status: CampaignStatus | undefined }): Promise<Page<CampaignView>> {
    return this.database.inHub(hubId, async (tx) => {
      const rows = await listCampaigns(tx, hubId, { ...query, limit: query.limit + 1 });
      const page = pageOf(rows, query.limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }));
      const totals = await findTotals(tx, page.items.map(({ id }) => id));
      return { ...page, items: page.items.map((campaign) => campaignView(campaign, totals.get(campaign.id) ?? noTotals)) };
    });
  }

  async get(hubId: string, id: string): Promise<Result<TaggedCampaign>> {
    return this.database.inHub(hubId, async (tx) => {
      const campaign = await findCampaign(tx, hubId, id);
      if (!campaign) return campaignNotFound;
      return ok(tagged(campaign, campaignView(campaign, (await findTotals(tx, [id])).get(id) ?? noTotals)));
    });
  }
}
