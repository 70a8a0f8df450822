import { eventParked, eventSettled, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { parkedEventsAlertsOf } from '../stream-events/stream-event.rules.js';
import { StreamBuffer } from '../stream-events/stream-buffer.js';
import { noteParked, noteSettled } from './parked-event.sql.js';

type Told = EnvelopeOf<typeof eventParked> | EnvelopeOf<typeof eventSettled>;

/** Events of the ERP that nobody could take on need a person, until they are handled after all or given up. */
@Controller()
export class FollowParkedEventsConsumer {
  constructor(private readonly stream: StreamBuffer) {}

  @Consumes([eventParked, eventSettled], { service: 'console', consumer: 'follow-parked-events', ordered: true })
  async handle(@Payload() events: readonly Told[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { hubId, ...event } of events) {
      if (event.type === 'event.parked') await noteParked(tx, hubId, event.data);
      else await noteSettled(tx, hubId, event.data);
    }
    await this.stream.append(tx, parkedEventsAlertsOf(events));
    return events.map(() => done);
  }
}
