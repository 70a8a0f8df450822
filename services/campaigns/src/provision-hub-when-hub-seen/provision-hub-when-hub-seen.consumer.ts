import { hubSeen, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ProvisionHubs } from './provision-hubs.handler.js';

/** Another service has met a hub for the first time: creates it here too. */
@Controller()
export class ProvisionHubWhenHubSeenConsumer {
  constructor(private readonly hubs: ProvisionHubs) {}

  @Consumes([hubSeen], { service: 'campaigns', consumer: 'provision-hub-when-hub-seen' })
  async provision(@Payload() events: readonly EnvelopeOf<typeof hubSeen>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await this.hubs.known(context.tx, events.map((event) => event.data.hubId));
    return events.map(() => done);
  }
}
