import { CampaignEstimate, EstimateCampaign } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, onceArrived, Operation, Principal, ZodBody } from '@messaging/service-kit';
import { Controller, Post } from '@nestjs/common';
import { EstimateAudience } from './estimate-audience.handler.js';

/** Whom a campaign would reach. */
@Controller('api/v1/campaigns/estimate')
export class EstimateCampaignController {
  constructor(private readonly audience: EstimateAudience) {}

  @Post()
  @Operation({
    summary: 'Say whom a campaign would reach, and what it would cost', tags: ['Campaigns'], permission: 'messaging.view_campaign', body: EstimateCampaign,
    responses: { 200: CampaignEstimate },
  })
  async estimate(@CurrentPrincipal() { hubId }: Principal, @ZodBody(EstimateCampaign) body: EstimateCampaign): Promise<CampaignEstimate> {
    return unwrap(await onceArrived(['TEMPLATE.UNKNOWN'], () => this.audience.estimate(hubId, body)));
  }
}
