import { campaignChanged, type CampaignStatus, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveUses } from '../store/template-use.sql.js';

/** What these said is kept in their messages; nothing more will be sent. */
const over: readonly CampaignStatus[] = ['completed', 'cancelled'];

/** A campaign uses its template until it is over. */
@Controller()
export class TrackUseWhenCampaignChanged {
  @Consumes([campaignChanged], { service: 'templates', consumer: 'track-use-by-campaigns' })
  async handle(@Payload() events: readonly EnvelopeOf<typeof campaignChanged>[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    await saveUses(context.tx, events.map(({ hubId, time, data: { campaignId, name, templateId, status, isDeleted } }) => ({
      hubId, kind: 'campaign', id: campaignId, name, templateId: isDeleted || over.includes(status) ? undefined : templateId, at: time,
    })));
    return events.map(() => done);
  }
}
