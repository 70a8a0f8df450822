import { CampaignPreview, CampaignTestSent, CustomerId, PreviewCampaign, RecipientMissingVariables, TestSendCampaign } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import {
  CurrentPrincipal, decodeCursor, encodeCursor, IdempotencyKey, IdempotencyKeyHeader, ListQuery, Operation, pageSchema, Principal, ZodBody, ZodParam, ZodQuery, type Page,
} from '@messaging/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { PreviewCampaigns } from './preview-campaigns.handler.js';
import { TestSendCampaigns } from './test-send-campaigns.handler.js';

const params = { id: z.uuid() };
const tags = ['Campaigns'];
const Place = z.object({ customerId: CustomerId });

/** What can be checked about a campaign before it starts. */
@Controller('api/v1/campaigns/:id')
export class PreviewCampaignController {
  constructor(
    private readonly previews: PreviewCampaigns,
    private readonly tests: TestSendCampaigns,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Operation({ summary: 'Show a campaign’s message as one customer would get it, or why they would not', permission: 'messaging.view_campaign', tags, params, body: PreviewCampaign, responses: { 200: CampaignPreview } })
  async preview(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @ZodBody(PreviewCampaign) { customerId }: PreviewCampaign): Promise<CampaignPreview> {
    return unwrap(await this.previews.preview(hubId, id, customerId));
  }

  @Post('test-send')
  @HttpCode(202)
  @Operation({
    summary: 'Send a campaign’s message to an address of your own', description: 'As `customerId` would get it, or else the first customer it reaches. Marked `metadata.testSend`, and not counted in the campaign’s totals.',
    permission: 'messaging.send_message', tags, params, headers: { 'Idempotency-Key': IdempotencyKeyHeader }, body: TestSendCampaign, responses: { 202: CampaignTestSent },
  })
  async testSend(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @ZodBody(TestSendCampaign) body: TestSendCampaign, @IdempotencyKey() key: string | undefined): Promise<CampaignTestSent> {
    return unwrap(await this.tests.send({ hubId, id, key, body }));
  }

  @Get('missing-variables')
  @Operation({
    summary: 'List recipients whose record lacks what the text needs', description: 'A page examines at most 20,000 customers, so it can be short or empty and still have a `nextCursor`.',
    permission: 'messaging.view_campaign', tags, params, query: ListQuery, responses: { 200: pageSchema(RecipientMissingVariables) },
  })
  async missing(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @ZodQuery(ListQuery) query: ListQuery): Promise<Page<RecipientMissingVariables>> {
    const { items, after } = unwrap(await this.previews.missing(hubId, id, { limit: query.limit, after: decodeCursor(Place, query.cursor)?.customerId ?? '' }));
    return { items: [...items], nextCursor: after === undefined ? null : encodeCursor({ customerId: after }) };
  }
}
