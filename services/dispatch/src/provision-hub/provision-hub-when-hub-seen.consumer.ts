import { hubSeen, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ProvisionHub } from './provision-hub.handler.js';

/** Another service met a hub first. */
@Controller()
export class ProvisionHubWhenHubSeenConsumer {
  constructor(private readonly provisionHub: ProvisionHub) {}

  @Consumes([hubSeen], { service: 'dispatch', consumer: 'provision-hub' })
  async handle(@Payload() events: EnvelopeOf<typeof hubSeen>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { hubId } of events) await this.provisionHub.inTransaction(hubId, tx);
    return events.map(() => done);
  }
}
