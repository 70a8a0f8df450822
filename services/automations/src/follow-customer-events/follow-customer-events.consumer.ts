import { erpEvents, type ErpEvent } from '@messaging/contracts';
import { Consumes, ConsumerContext, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowCustomerEvents } from './follow-customer-events.handler.js';

/** What happens to customers: fills the projections and starts, moves and ends executions. */
@Controller()
export class FollowCustomerEventsConsumer {
  constructor(private readonly handler: FollowCustomerEvents) {}

  @Consumes(erpEvents, { service: 'automations', consumer: 'follow-customer-events', ordered: true })
  async follow(@Payload() events: readonly ErpEvent[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    return this.handler.follow(context.tx, events);
  }
}
