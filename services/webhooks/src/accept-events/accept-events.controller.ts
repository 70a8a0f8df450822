import { CloudEvent, EventsAccepted } from '@messaging/contracts';
import { ProblemError, unwrap } from '@messaging/kernel';
import { CurrentPrincipal, Operation, Principal, statusOfKind, type KitRequest } from '@messaging/service-kit';
import { Controller, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { AcceptEvents } from './accept-events.handler.js';
import { readRequest } from './read-request.rules.js';

/** The ERP's door: CloudEvents 1.0 over HTTP. */
@Controller('api/v1/events')
export class AcceptEventsController {
  constructor(private readonly events: AcceptEvents) {}

  @Post()
  @Operation({
    summary: 'Send events of the ERP',
    description: 'CloudEvents 1.0 in binary (ce-* headers), structured or batched mode (at most 1,000); plain JSON without a ce-* header is read as whole events. The same hub, source and id counts once.',
    tags: ['Events'],
    permission: 'messaging.send_message', ofAnyHub: true,
    body: z.union([CloudEvent, z.array(CloudEvent)]),
    bodyTypes: ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
    responses: { 202: EventsAccepted },
  })
  async accept(@Req() request: KitRequest, @CurrentPrincipal() principal: Principal): Promise<EventsAccepted> {
    const { mode, events } = unwrap(readRequest({ headers: request.headers, body: request.rawBody ?? Buffer.alloc(0) }));
    const traceparent = request.headers['traceparent'];
    const answer = await this.events.accept(events, { hubId: principal.hubId, traceparent: typeof traceparent === 'string' ? traceparent : undefined });
    const [alone] = answer.rejected;
    if (mode === 'single' && alone) throw new ProblemError(alone.problem);
    return { ...answer, rejected: answer.rejected.map(({ problem: { kind, code, detail, errors }, ...rest }) => ({ ...rest, problem: { status: statusOfKind[kind], code, detail, ...(errors && { errors: [...errors] }) } })) };
  }
}
