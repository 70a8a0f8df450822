import { settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { KeepSenders } from './keep-sender.handler.js';

/** A channel went from its sandbox to a provider, or back: what is being sent on it was not meant for that. */
@Controller()
export class PauseCampaignsWhenSenderChangedConsumer {
  constructor(private readonly senders: KeepSenders) {}

  @Consumes([settingsChanged], { service: 'campaigns', consumer: 'pause-campaigns-when-sender-changed' })
  async pause(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const event of events) await this.senders.keep(tx, event);
    return events.map(() => done);
  }
}
