import { customerStateChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveCustomers } from '../store/customer.sql.js';

/** Keeps customers as they are now: a preview can be shown for any of them. */
@Controller()
export class ProjectCustomerWhenStateChanged {
  @Consumes([customerStateChanged], { service: 'templates', consumer: 'project-customer' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof customerStateChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await saveCustomers(context.tx, events.map(({ hubId, data }) => ({ hubId, state: data })));
    return events.map(() => done);
  }
}
