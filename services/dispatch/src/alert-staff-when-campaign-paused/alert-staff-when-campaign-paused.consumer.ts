import { campaignChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AlertRoute } from '../alert-staff/alert-route.js';
import { campaignMail, stoppedCampaign } from './campaign-mail.rules.js';

/** The platform paused a campaign: the shop is told by mail, if it named an address and there is a way; the dashboard says it anyway. */
@Controller()
export class AlertStaffWhenCampaignPausedConsumer {
  constructor(private readonly route: AlertRoute) {}

  @Consumes([campaignChanged], { service: 'dispatch', consumer: 'alert-staff-when-campaign-paused' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof campaignChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { id, hubId, data } of events) {
      const stopped = stoppedCampaign(data);
      if (stopped) await this.route.tell(tx, { id, hubId, words: (hub) => campaignMail(stopped, hub) });
    }
    return events.map(() => done);
  }
}
