import { gateShut, settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { KeepSenders } from './keep-sender.handler.js';

const group = { service: 'campaigns', consumer: 'pause-campaigns-when-sender-changed' } as const;

/** A campaign continues with the sender it started with, or pauses. */
@Controller()
export class PauseCampaignsWhenSenderChangedConsumer {
  constructor(private readonly senders: KeepSenders) {}

  @Consumes([settingsChanged], group)
  async keep(@Payload() events: readonly EnvelopeOf<typeof settingsChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const event of events) await this.senders.keep(tx, event);
    return events.map(() => done);
  }

  @Consumes([gateShut], group)
  async pause(@Payload() events: readonly EnvelopeOf<typeof gateShut>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { hubId, data } of events) await this.senders.pause(tx, hubId, data);
    return events.map(() => done);
  }
}
