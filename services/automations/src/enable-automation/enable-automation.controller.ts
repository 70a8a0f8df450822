import { EnableAutomation, EnabledAutomation, WaitingCustomers } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, IdempotencyKey, IdempotencyKeyHeader, Operation, Principal, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { withTag } from '../define-automation/automations.controller.js';
import { EnableAutomations } from './enable-automations.handler.js';

const tags = ['Automations'];
const Id = z.uuid();
const params = { id: Id };

/** Switching on, and who waits for it (API.md section 3, Automations). */
@Controller('api/v1/automations')
export class EnableAutomationController {
  constructor(private readonly automations: EnableAutomations) {}

  @Get(':id/waiting')
  @Operation({
    summary: 'Say who would be written to if the automation were enabled now', permission: 'messaging.view_automation', tags, params, responses: { 200: WaitingCustomers },
    description: 'Those whom `backlog: send` would reach: whose birthday or anniversary is today, who has been away long enough, whose visit is still to come. Suppressions and sales are known only to dispatch, which has the last word.',
  })
  async waiting(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string): Promise<WaitingCustomers> {
    return unwrap(await this.automations.waiting(hubId, id));
  }

  @Post(':id/enable')
  @Operation({
    summary: 'Enable an automation', description: 'Answers who was already waiting. `backlog: send` writes to them (from `policy.confirmAbove` people on, only with their number confirmed); `skip` writes only to those who qualify from now on.',
    permission: 'messaging.change_automation', tags, params, body: EnableAutomation, headers: { 'Idempotency-Key': IdempotencyKeyHeader }, responses: { 200: EnabledAutomation },
  })
  async enable(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(EnableAutomation) body: EnableAutomation, @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EnabledAutomation> {
    return withTag(response, unwrap(await this.automations.enable(hubId, id, { body, key })));
  }
}
