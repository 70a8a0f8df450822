import { hubSeen, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ProvisionHub } from '../provision-hub/provision-hub.handler.js';

/** A hub that another service met first gets its system templates. */
@Controller()
export class ProvisionHubWhenHubSeen {
  constructor(private readonly hubs: ProvisionHub) {}

  @Consumes([hubSeen], { service: 'templates', consumer: 'provision-hub' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof hubSeen>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await this.hubs.provisionIn(context.tx, events.map((event) => event.data.hubId));
    return events.map(() => done);
  }
}
