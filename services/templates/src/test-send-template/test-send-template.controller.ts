import { TestSend, TestSendAccepted } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, IdempotencyKey, IdempotencyKeyHeader, Operation, Principal, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { TestSendTemplate } from './test-send-template.handler.js';

const params = { id: z.uuid() };

/** Trying a template for real. */
@Controller('api/v1/templates/:id/test-send')
export class TestSendTemplateController {
  constructor(private readonly templates: TestSendTemplate) {}

  @Post()
  @Operation({
    summary: 'Send a template to an address of your own', description: 'A message like any other, marked `metadata.testSend`. Missing variables are filled with samples.', tags: ['Templates'],
    permission: 'messaging.send_message', params, headers: { 'idempotency-key': IdempotencyKeyHeader }, body: TestSend, responses: { 202: TestSendAccepted },
  })
  async send(
    @CurrentPrincipal() principal: Principal, @ZodParam('id', params.id) id: string, @ZodBody(TestSend) request: TestSend, @IdempotencyKey() idempotencyKey: string | undefined,
  ): Promise<TestSendAccepted> {
    return unwrap(await this.templates.send(principal.hubId, id, { request, idempotencyKey }));
  }
}
