import { ChangeHook, CreateHook, HookTest, HookView, NewHook, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, IdempotencyKey, IdempotencyKeyHeader, ListQuery, Operation, pageSchema, Principal, RateLimit, tagOfMoment, ZodBody, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Delete, Get, Headers, Patch, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ManageHooks } from './manage-hooks.handler.js';

const about = { permission: 'messaging.manage_settings', tags: ['Hooks'] } as const;
const params = { id: z.uuid() };
const headers = { 'if-match': z.string().optional() };
const Place = z.strictObject({ createdAt: utcMoment, id: z.uuid() });
/** A try-out calls out and is waited for. */
const testLimit = { requests: 20, perSeconds: 60, by: 'hub' } as const;

/** Outgoing hooks: what happens here is told to an address of the hub, signed as Standard Webhooks has it. */
@Controller('api/v1/hooks')
export class HooksController {
  constructor(private readonly hooks: ManageHooks) {}

  @Get()
  @Operation({ ...about, summary: 'List hooks, newest first', query: ListQuery, responses: { 200: pageSchema(HookView) } })
  list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ListQuery) { limit, cursor }: ListQuery) {
    return this.hooks.list(hubId, { limit, after: decodeCursor(Place, cursor) });
  }

  @Post()
  @Operation({
    ...about, summary: 'Create a hook', headers: { 'Idempotency-Key': IdempotencyKeyHeader }, body: CreateHook, responses: { 201: NewHook },
    description: 'The secret (`whsec_…`) is shown only in this answer. Each event is posted as `{type, timestamp, data}`, with the same data as on Kafka, and retried for three days until the answer is 2xx; `webhook-id` is the same in every attempt.',
  })
  async create(
    @CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateHook) body: CreateHook, @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.setHeader('Cache-Control', 'no-store');
    return withTag(response, unwrap(await this.hooks.create(hubId, body, key)));
  }

  @Get(':id')
  @Operation({ ...about, summary: 'Read a hook', params, responses: { 200: HookView } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @Res({ passthrough: true }) response: Response) {
    return withTag(response, unwrap(await this.hooks.one(hubId, id)));
  }

  @Patch(':id')
  @Operation({
    ...about, summary: 'Change a hook, or switch it on or off', description: 'With If-Match: 412 if it has changed in the meantime.',
    params, headers, body: ChangeHook, bodyTypes: ['application/json', 'application/merge-patch+json'], responses: { 200: HookView },
  })
  async change(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @ZodBody(ChangeHook) patch: ChangeHook,
    @Headers('if-match') ifMatch: string | undefined, @Res({ passthrough: true }) response: Response,
  ) {
    return withTag(response, unwrap(await this.hooks.change(hubId, id, { patch, ifMatch })));
  }

  @Delete(':id')
  @Operation({ ...about, summary: 'Delete a hook with its deliveries', params, headers, responses: { 204: { description: 'Deleted' } } })
  async remove(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    unwrap(await this.hooks.remove(hubId, id, ifMatch));
  }

  @Post(':id/test')
  @RateLimit(testLimit)
  @Operation({ ...about, summary: 'Call a hook now', description: 'Posts a `hook.test` and waits up to 15 s for the answer. Nothing is queued; a disabled hook is called too.', params, responses: { 200: HookTest } })
  async test(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string) {
    return unwrap(await this.hooks.test(hubId, id));
  }
}

function withTag<View extends HookView>(response: Response, view: View): View {
  response.setHeader('ETag', tagOfMoment(view.updatedAt));
  return view;
}
