import { CreateMessage, CreateMessageBatch, Message } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, traceparentOf, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { CancelMessage } from '../cancel-message/cancel-message.handler.js';
import { ReadMessages } from '../read-messages/read-messages.handler.js';
import { ResendMessage } from '../resend-message/resend-message.handler.js';
import { AcceptBatch } from './accept-batch.handler.js';
import { AcceptMessage } from './accept-message.handler.js';
import { IdempotencyKey } from './idempotency-key.js';

const BatchAnswer = z.object({ items: z.array(z.object({ index: z.int(), id: z.uuid().optional(), problem: z.record(z.string(), z.unknown()).optional() })) });
const headers = { 'Idempotency-Key': IdempotencyKey.schema };

/** Calls that make messages or take them back. */
@Controller('api/v1/messages')
export class SendMessagesController {
  constructor(
    private readonly acceptMessage: AcceptMessage,
    private readonly acceptBatch: AcceptBatch,
    private readonly cancelMessage: CancelMessage,
    private readonly resendMessage: ResendMessage,
    private readonly messages: ReadMessages,
  ) {}

  @Post()
  @Operation({ summary: 'Send a message', permission: 'messaging.send_message', tags: ['Messages'], headers, body: CreateMessage, responses: { 202: Message } })
  async send(@CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateMessage) create: CreateMessage, @Headers() given: Record<string, string | undefined>) {
    const call = { create, idempotencyKey: IdempotencyKey.parse(given['idempotency-key']) };
    const [accepted] = await this.acceptMessage.accept(hubId, [call], given['traceparent'] ?? traceparentOf());
    if (!accepted) throw new Error('one call has one answer');
    return unwrap(await this.messages.one(hubId, unwrap(accepted)));
  }

  @Post('batch')
  @Operation({ summary: 'Send up to 1,000 messages; each has its own outcome', permission: 'messaging.send_message', tags: ['Messages'], headers, body: CreateMessageBatch, responses: { 202: BatchAnswer } })
  async batch(@CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateMessageBatch) { messages }: z.output<typeof CreateMessageBatch>, @Headers() given: Record<string, string | undefined>) {
    return { items: await this.acceptBatch.accept(hubId, messages, { idempotencyKey: IdempotencyKey.parse(given['idempotency-key']), traceparent: given['traceparent'] ?? traceparentOf() }) };
  }

  @Post(':id/cancel')
  @Operation({ summary: 'Cancel a queued message', permission: 'messaging.send_message', tags: ['Messages'], params: { id: z.uuid() }, responses: { 200: Message } })
  async cancel(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string) {
    unwrap(await this.cancelMessage.byRequest(hubId, id));
    return unwrap(await this.messages.one(hubId, id));
  }

  @Post(':id/resend')
  @Operation({ summary: 'Send the same content again as a new message', permission: 'messaging.send_message', tags: ['Messages'], headers, params: { id: z.uuid() }, responses: { 202: Message } })
  async resend(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string, @Headers('idempotency-key') key: string | undefined) {
    return unwrap(await this.messages.one(hubId, unwrap(await this.resendMessage.resend(hubId, id, IdempotencyKey.parse(key)))));
  }
}
