import { AutomationView, ChangeAutomation, CreateAutomation } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, IdempotencyKey, IdempotencyKeyHeader, ListQuery, Operation, pageSchema, Principal, tagOfMoment, ZodBody, ZodParam, ZodQuery, type Page } from '@messaging/service-kit';
import { Controller, Delete, Get, Headers, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ListPlaceSchema } from '../read-executions/list-place.js';
import { DefineAutomations } from './define-automations.handler.js';
import { ReadAutomations } from './read-automations.handler.js';

const tags = ['Automations'];
const Id = z.uuid();
const params = { id: Id };
const headers = { 'if-match': z.string().optional() };

/** `/api/v1/automations` (API.md section 3). */
@Controller('api/v1/automations')
export class AutomationsController {
  constructor(
    private readonly automations: DefineAutomations,
    private readonly reader: ReadAutomations,
  ) {}

  @Get()
  @Operation({ summary: 'List automations, newest first', permission: 'messaging.view_automation', tags, query: ListQuery, responses: { 200: pageSchema(AutomationView) } })
  async list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ListQuery) query: ListQuery): Promise<Page<AutomationView>> {
    return this.reader.list(hubId, { limit: query.limit, after: decodeCursor(ListPlaceSchema, query.cursor) });
  }

  @Post()
  @Operation({
    summary: 'Create an automation', permission: 'messaging.add_automation', tags, body: CreateAutomation,
    headers: { 'Idempotency-Key': IdempotencyKeyHeader }, responses: { 201: AutomationView },
  })
  async create(
    @CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateAutomation) body: CreateAutomation, @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AutomationView> {
    return withTag(response, unwrap(await this.automations.create(hubId, body, key)));
  }

  @Get(':id')
  @Operation({ summary: 'Read an automation', permission: 'messaging.view_automation', tags, params, responses: { 200: AutomationView } })
  async get(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @Res({ passthrough: true }) response: Response): Promise<AutomationView> {
    return withTag(response, unwrap(await this.reader.get(hubId, id)));
  }

  @Patch(':id')
  @Operation({
    summary: 'Change an automation', description: 'A merge patch (RFC 7396). With If-Match: 412 if it has changed in the meantime.',
    permission: 'messaging.change_automation', tags, params, headers, body: ChangeAutomation,
    bodyTypes: ['application/json', 'application/merge-patch+json'], responses: { 200: AutomationView },
  })
  async change(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @ZodBody(ChangeAutomation) patch: ChangeAutomation,
    @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) response: Response,
  ): Promise<AutomationView> {
    return withTag(response, unwrap(await this.automations.change(hubId, id, { patch, ifMatch })));
  }

  @Delete(':id')
  @Operation({ summary: 'Delete an automation', permission: 'messaging.delete_automation', tags, params, headers, responses: { 204: { description: 'Deleted; what was pending is cancelled.' } } })
  async delete(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    unwrap(await this.automations.delete(hubId, id, ifMatch));
  }

  @Post(':id/disable')
  @Operation({ summary: 'Disable an automation', permission: 'messaging.change_automation', tags, params, responses: { 200: AutomationView } })
  async disable(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @Res({ passthrough: true }) response: Response): Promise<AutomationView> {
    return withTag(response, unwrap(await this.automations.disable(hubId, id)));
  }

  @Post(':id/reset')
  @Operation({
    summary: 'Reset a system automation to its original state', description: 'Whether it is enabled does not change, except for the automation for the ERP\'s own events, which loses its event type.',
    permission: 'messaging.change_automation', tags, params, responses: { 200: AutomationView },
  })
  async reset(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', Id) id: string, @Res({ passthrough: true }) response: Response): Promise<AutomationView> {
    return withTag(response, unwrap(await this.automations.reset(hubId, id)));
  }
}

/** Answers the automation, with its tag in the head. */
export function withTag<View extends AutomationView>(response: Response, view: View): View {
  response.setHeader('ETag', tagOfMoment(view.updatedAt));
  return view;
}
