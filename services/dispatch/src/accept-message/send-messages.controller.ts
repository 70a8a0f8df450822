import { CreateMessage, CreateMessageBatch, Message } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { CurrentPrincipal, IdempotencyKeyHeader, Operation, Principal, readIdempotencyKey, traceIdOf, traceparentOf, ZodBody, ZodParam } from '@messaging/service-kit';
import { Controller, Headers, Post } from '@nestjs/common';
import { z } from 'zod';
import { CancelMessage } from '../cancel-message/cancel-message.handler.js';
import { ReadMessages } from '../read-messages/read-messages.handler.js';
import { ResendMessage } from '../resend-message/resend-message.handler.js';
import { AcceptBatch, type RequestContext } from './accept-batch.handler.js';
import { AcceptMessage } from './accept-message.handler.js';

const BatchItem = z.object({ index: z.int(), id: z.uuid().optional(), problem: z.record(z.string(), z.unknown()).optional() });
const BatchAnswer = z.object({ items: z.array(BatchItem) });
type Batch = z.output<typeof CreateMessageBatch>;
const headers = { 'Idempotency-Key': IdempotencyKeyHeader };
const about = { permission: 'messaging.send_message', tags: ['Messages'] } as const;

type GivenHeaders = Readonly<Record<string, string | undefined>>;

/** The trace that the call belongs to: the active one, or a sound header of the caller's. */
function contextOf(given: GivenHeaders): RequestContext {
  const header = given['traceparent'];
  const traceparent = traceparentOf() ?? (traceIdOf(header) === undefined ? undefined : header);
  return { idempotencyKey: readIdempotencyKey(given), traceparent };
}

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
  @Operation({ ...about, summary: 'Send a message', headers, body: CreateMessage, responses: { 202: Message } })
  async send(@CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateMessage) create: CreateMessage, @Headers() given: GivenHeaders) {
    const { idempotencyKey, traceparent } = contextOf(given);
    const key = idempotencyKey === undefined ? undefined : (['messages', idempotencyKey] as const);
    const [accepted] = await this.acceptMessage.accept(hubId, [{ create, key }], traceparent);
    if (!accepted) throw new Error('one call has one answer');
    return unwrap(await this.messages.asAccepted(hubId, unwrap(accepted)));
  }

  @Post('batch')
  @Operation({
    ...about, summary: 'Send up to 1,000 messages; each has its own outcome', headers, body: CreateMessageBatch, responses: { 202: BatchAnswer },
  })
  async batch(@CurrentPrincipal() { hubId }: Principal, @ZodBody(CreateMessageBatch) { messages }: Batch, @Headers() given: GivenHeaders) {
    return { items: await this.acceptBatch.accept(hubId, messages, contextOf(given)) };
  }

  @Post(':id/cancel')
  @Operation({ ...about, summary: 'Cancel a queued message', params: { id: z.uuid() }, responses: { 200: Message } })
  async cancel(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string) {
    unwrap(await this.cancelMessage.byRequest(hubId, id));
    return unwrap(await this.messages.one(hubId, id));
  }

  @Post(':id/resend')
  @Operation({ ...about, summary: 'Send the same content again as a new message', headers, params: { id: z.uuid() }, responses: { 202: Message } })
  async resend(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', z.uuid()) id: string, @Headers() given: GivenHeaders) {
    const copy = unwrap(await this.resendMessage.resend(hubId, id, contextOf(given)));
    return unwrap(await this.messages.asAccepted(hubId, copy));
  }
}
