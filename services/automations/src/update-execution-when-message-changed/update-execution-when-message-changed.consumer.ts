import { messageEvents, type MessageDefinition } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { UpdateExecutions, type MessageEvent } from './update-execution.handler.js';

const [first, ...others] = messageEvents;
if (!first) throw new Error('there are no message events');
const followed: readonly [MessageDefinition, ...MessageDefinition[]] = [first, ...others];

/** A message changed its status: so does the execution that asked for it. */
@Controller()
export class UpdateExecutionWhenMessageChangedConsumer {
  constructor(private readonly handler: UpdateExecutions) {}

  @Consumes(followed, { service: 'automations', consumer: 'update-execution-when-message-changed', isIdempotent: true })
  async update(@Payload() events: readonly MessageEvent[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await this.handler.update(context.tx, events);
    return events.map(() => done);
  }
}
