import { ApiKeyView, CreateApiKey, NewApiKey, utcMoment } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, decodeCursor, IdempotencyKey, IdempotencyKeyHeader, ListQuery, Operation, pageSchema, Principal, ZodBody, ZodParam, ZodQuery } from '@messaging/service-kit';
import { Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { ManageApiKeys } from './manage-api-keys.handler.js';

const about = { permission: 'messaging.manage_settings', tags: ['Settings'] } as const;
const Place = z.strictObject({ createdAt: utcMoment, id: z.uuid() });

@Controller('api/v1/settings/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ManageApiKeys) {}

  @Get()
  @Operation({ ...about, summary: 'List API keys, newest first; never the keys themselves', query: ListQuery, responses: { 200: pageSchema(ApiKeyView) } })
  list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ListQuery) { limit, cursor }: ListQuery) {
    return this.keys.list(hubId, { limit, after: decodeCursor(Place, cursor) });
  }

  @Post()
  @Operation({
    ...about, summary: 'Create an API key', description: 'The key is shown only in this answer. It has the permissions chosen here, never more than its creator has.',
    headers: { 'Idempotency-Key': IdempotencyKeyHeader }, body: CreateApiKey, responses: { 201: NewApiKey },
  })
  async create(
    @CurrentPrincipal() maker: Principal, @ZodBody(CreateApiKey) body: CreateApiKey, @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.setHeader('Cache-Control', 'no-store');
    return unwrap(await this.keys.create(maker, body, key));
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({ ...about, summary: 'Revoke an API key', description: 'The key is refused everywhere within a second.', params: { id: z.uuid() }, responses: { 204: { description: 'Revoked' } } })
  async revoke(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string): Promise<void> {
    unwrap(await this.keys.revoke(hubId, id));
  }
}
