import { customerStateChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveCustomers, type ToldCustomer } from '../store/customer.sql.js';

type StateChanged = EnvelopeOf<typeof customerStateChanged>;

/** Keeps the audience: every customer's current state. States are complete, so the newest in a batch is enough. */
@Controller()
export class FollowCustomersConsumer {
  @Consumes([customerStateChanged], { service: 'campaigns', consumer: 'follow-customers' })
  async follow(@Payload() events: readonly StateChanged[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const newest = new Map<string, ToldCustomer>();
    for (const { hubId, data: state } of events) {
      const key = `${hubId}|${state.customerId}`;
      if ((newest.get(key)?.state.revision ?? 0) < state.revision) newest.set(key, { hubId, state });
    }
    await saveCustomers(tx, [...newest.values()]);
    return events.map(() => done);
  }
}
