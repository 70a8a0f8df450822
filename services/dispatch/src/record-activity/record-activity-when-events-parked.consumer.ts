import { eventParked, eventSettled, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { settleLines, writeActivity } from './activity.sql.js';
import { parkedLine, parkedLineId } from './activity-lines.rules.js';

type Told = EnvelopeOf<typeof eventParked> | EnvelopeOf<typeof eventSettled>;

/** An event that waits for a person stands in the customer's diary, whoever parked it, and so does how it ended. */
@Controller()
export class RecordActivityWhenEventsParkedConsumer {
  constructor(private readonly clock: Clock) {}

  @Consumes([eventParked, eventSettled], { service: 'dispatch', consumer: 'record-parked-events', ordered: true })
  async record(@Payload() events: readonly Told[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const now = this.clock.now();
    for (const event of events) {
      if (event.type === 'event.parked') await writeActivity(tx, parkedLine(event, now));
      else await settleLines(tx, [{ id: parkedLineId(event.hubId, event.data), hubId: event.hubId, status: event.data.outcome }]);
    }
    return events.map(() => done);
  }
}
