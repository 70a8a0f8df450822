import { hubSeen, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { insertHubs } from '../store/hub.sql.js';

/** A hub that another service met first. */
@Controller()
export class ProvisionHubWhenHubSeen {
  constructor(private readonly clock: Clock) {}

  @Consumes([hubSeen], { service: 'webhooks', consumer: 'provision-hub' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof hubSeen>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await insertHubs(context.tx, events.map((event) => event.data.hubId), this.clock.now());
    return events.map(() => done);
  }
}
