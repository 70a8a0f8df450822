import { channelBroken, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PauseCampaigns } from './pause-campaigns.handler.js';

/** An account takes nothing any more: a person should look before a campaign goes on by it. */
@Controller()
export class PauseCampaignsWhenChannelBrokenConsumer {
  constructor(private readonly campaigns: PauseCampaigns) {}

  @Consumes([channelBroken], { service: 'campaigns', consumer: 'pause-campaigns-when-channel-broken' })
  async pause(@Payload() events: readonly EnvelopeOf<typeof channelBroken>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { hubId, data } of events) await this.campaigns.pause(tx, hubId, data);
    return events.map(() => done);
  }
}
