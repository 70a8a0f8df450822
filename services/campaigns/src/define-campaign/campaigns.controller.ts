import { Campaign, CampaignStatus, ChangeCampaign, CreateCampaign, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import {
  CurrentPrincipal, decodeCursor, IdempotencyKey, IdempotencyKeyHeader, ListQuery, onceArrived, Operation, pageSchema, Principal, ZodBody, ZodParam, ZodQuery, type Page,
} from '@messaging/service-kit';
import { Controller, Delete, Get, Headers, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { DefineCampaigns, type TaggedCampaign } from './define-campaigns.handler.js';
import { ReadCampaigns } from './read-campaigns.handler.js';

const tags = ['Campaigns'];
const Id = z.uuid();
const params = { id: Id };
const headers = { 'if-match': z.string().optional() };
const CampaignsQuery = ListQuery.extend({ status: CampaignStatus.optional() });
type CampaignsQuery = z.output<typeof CampaignsQuery>;
const Place = z.object({ createdAt: utcMoment.transform((text) => new Date(text)), id: z.uuid() });

/** `/api/v1/campaigns` (API.md section 3): what staff write and read. */
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: DefineCampaigns,
    private readonly reader: ReadCampaigns,
  ) {}

  @Get()
  @Operation({ summary: 'List campaigns, newest first', permission: 'messaging.view_campaign', tags, query: CampaignsQuery, responses: { 200: pageSchema(Campaign) } })
  async list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(CampaignsQuery) query: CampaignsQuery): Promise<Page<Campaign>> {
    return this.reader.list(hubId, { limit: query.limit, status: query.status, after: decodeCursor(Place, query.cursor) });
  }

  @Post()
  @Operation({
    summary: 'Create a campaign, as a draft', permission: 'messaging.add_campaign', tags, body: CreateCampaign, headers: { 'Idempotency-Key': IdempotencyKeyHeader },
    responses: { 201: Campaign },
  })
  async create(
    @CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateCampaign) body: CreateCampaign, @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return withTag(response, unwrap(await onceArrived(['TEMPLATE.UNKNOWN'], () => this.campaigns.create(hubId, body, key))));
  }

  @Get(':id')
  @Operation({ summary: 'Read a campaign', permission: 'messaging.view_campaign', tags, params, responses: { 200: Campaign } })
  async get(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @Res({ passthrough: true }) response: Response): Promise<Campaign> {
    return withTag(response, unwrap(await this.reader.get(hubId, id)));
  }

  @Patch(':id')
  @Operation({
    summary: 'Change a draft or a scheduled campaign', description: 'A merge patch (RFC 7396). With If-Match: 412 if it has changed in the meantime.',
    permission: 'messaging.add_campaign', tags, params, headers, body: ChangeCampaign, bodyTypes: ['application/merge-patch+json', 'application/json'], responses: { 200: Campaign },
  })
  async change(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ChangeCampaign) patch: ChangeCampaign,
    @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return withTag(response, unwrap(await onceArrived(['TEMPLATE.UNKNOWN'], () => this.campaigns.change(hubId, id, { patch, ifMatch }))));
  }

  @Delete(':id')
  @Operation({
    summary: 'Delete a draft or a scheduled campaign', permission: 'messaging.add_campaign', tags, params, headers, responses: { 204: { description: 'Deleted.' } },
  })
  async delete(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    unwrap(await this.campaigns.delete(hubId, id, ifMatch));
  }
}

/** Answers the campaign, with its entity tag in the header. */
export function withTag(response: Response, { view, tag }: TaggedCampaign): Campaign {
  response.setHeader('ETag', tag);
  return view;
}
