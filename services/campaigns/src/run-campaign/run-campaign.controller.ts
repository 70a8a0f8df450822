import { Campaign, ConfirmCampaign, ScheduleCampaign, type Permission } from '@messaging/contracts';
import { unwrap, type Result } from '@messaging/kernel';
import { CurrentPrincipal, IdempotencyKey, IdempotencyKeyHeader, Operation, Principal, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { withTag } from '../define-campaign/campaigns.controller.js';
import type { TaggedCampaign } from '../define-campaign/define-campaigns.handler.js';
import { RunCampaigns } from './run-campaigns.handler.js';

const Id = z.uuid();
const permission: readonly [Permission, ...Permission[]] = ['messaging.add_campaign', 'messaging.send_message'];
const verb = { tags: ['Campaigns'], permission, params: { id: Id }, headers: { 'Idempotency-Key': IdempotencyKeyHeader }, responses: { 200: Campaign } };

/** The verbs of a campaign (API.md section 3). Repeating one changes nothing. */
@Controller('api/v1/campaigns/:id')
export class RunCampaignController {
  constructor(private readonly campaigns: RunCampaigns) {}

  @Post('start')
  @Operation({ ...verb, summary: 'Start a campaign now', body: ConfirmCampaign })
  start(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ConfirmCampaign) body: ConfirmCampaign,
    @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return answer(response, this.campaigns.start({ hubId, id, key }, body));
  }

  @Post('schedule')
  @Operation({ ...verb, summary: 'Schedule a campaign for a local time, the hub’s or each recipient’s', body: ScheduleCampaign })
  schedule(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ScheduleCampaign) body: ScheduleCampaign,
    @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return answer(response, this.campaigns.schedule({ hubId, id, key }, body));
  }

  @Post('pause')
  @Operation({ ...verb, summary: 'Pause a campaign: within a second nothing more is sent' })
  pause(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response): Promise<Campaign> {
    return answer(response, this.campaigns.pause({ hubId, id, key }));
  }

  @Post('resume')
  @Operation({ ...verb, summary: 'Resume a paused campaign', body: ConfirmCampaign })
  resume(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ConfirmCampaign) body: ConfirmCampaign,
    @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return answer(response, this.campaigns.resume({ hubId, id, key }, body));
  }

  @Post('cancel')
  @Operation({ ...verb, summary: 'Cancel a campaign: messages that have not left will not be sent' })
  cancel(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response): Promise<Campaign> {
    return answer(response, this.campaigns.cancel({ hubId, id, key }));
  }

  @Post('retry-failed')
  @Operation({ ...verb, summary: 'Send a new message to each recipient that failed', body: ConfirmCampaign })
  retryFailed(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ConfirmCampaign) body: ConfirmCampaign,
    @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return answer(response, this.campaigns.retry('retryFailed', { hubId, id, key }, body));
  }

  @Post('retry-unknown')
  @Operation({ ...verb, summary: 'Send a new message to each recipient whose outcome is unknown: some may get it twice', body: ConfirmCampaign })
  retryUnknown(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ConfirmCampaign) body: ConfirmCampaign,
    @IdempotencyKey() key: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<Campaign> {
    return answer(response, this.campaigns.retry('retryUnknown', { hubId, id, key }, body));
  }
}

const answer = async (response: Response, changed: Promise<Result<TaggedCampaign>>): Promise<Campaign> => withTag(response, unwrap(await changed));
