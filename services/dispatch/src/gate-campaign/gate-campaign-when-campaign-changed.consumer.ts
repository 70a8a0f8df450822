import { campaignChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { GateCampaigns } from './gate-campaigns.handler.js';

/** Pause, resume and cancel of campaigns. A consumer of its own: no bulk ever stands before it. */
@Controller()
export class GateCampaignWhenCampaignChangedConsumer {
  constructor(private readonly gates: GateCampaigns) {}

  @Consumes([campaignChanged], { service: 'dispatch', consumer: 'gate-campaign', mayForbid: true })
  async gate(@Payload() events: readonly EnvelopeOf<typeof campaignChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.gates.gate(tx, events.map(({ hubId, data }) => ({ hubId, campaign: data })));
    return events.map(() => done);
  }
}
