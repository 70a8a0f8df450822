import { campaignChanged, campaignProgressed, type Envelope } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { StreamBuffer } from '../stream-events/stream-buffer.js';
import { campaignOf, pauseAlertOf } from '../stream-events/stream-event.rules.js';
import { saveCampaigns } from './campaign-state.sql.js';

/** Keeps where campaigns are. */
@Controller()
export class FollowCampaignsConsumer {
  constructor(private readonly stream: StreamBuffer) {}

  @Consumes([campaignChanged, campaignProgressed], { service: 'console', consumer: 'follow-campaigns' })
  async handle(@Payload() events: readonly Envelope<string, Readonly<Record<string, unknown>>>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await saveCampaigns(tx, events.map(({ hubId, data, time: at }) => ({ campaignId: String(data['campaignId']), hubId, status: String(data['status']), data, at })));
    await this.stream.append(tx, [...events.map(campaignOf), ...events.flatMap(pauseAlertOf)]);
    return events.map(() => done);
  }
}
