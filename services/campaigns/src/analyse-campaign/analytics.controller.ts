import { CampaignAnalytics } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { AnalyseCampaign } from './analyse-campaign.handler.js';

const Id = z.uuid();
const AnalyticsQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(7).meta({ description: 'Days after delivery in which a sale counts' }) });
type AnalyticsQuery = z.output<typeof AnalyticsQuery>;

/** How a campaign is doing. */
@Controller('api/v1/campaigns/:id/analytics')
export class AnalyticsController {
  constructor(private readonly campaigns: AnalyseCampaign) {}

  @Get()
  @Operation({
    summary: 'Analyse a campaign: rates, funnel, progress over time, expected end, revenue', permission: 'messaging.view_campaign', tags: ['Campaigns'], params: { id: Id },
    query: AnalyticsQuery, responses: { 200: CampaignAnalytics },
  })
  async analyse(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodQuery(AnalyticsQuery) { days }: AnalyticsQuery): Promise<CampaignAnalytics> {
    return unwrap(await this.campaigns.analyse(hubId, id, days));
  }
}
