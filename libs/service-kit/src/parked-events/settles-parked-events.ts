import { eventDropAsked, eventReplayAsked, eventSettled, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, dropParkedEvent, Outbox, replayParkedEvent, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Controller, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

type Asked = EnvelopeOf<typeof eventReplayAsked> | EnvelopeOf<typeof eventDropAsked>;

/** The consumer by which a service does what a person asked of an event that it has parked; one class for each, because its group is named by it. */
export function settlesParkedEvents(service: string): Type<unknown> {
  @Controller()
  class SettleParkedEventsWhenAsked {
    constructor(
      private readonly outbox: Outbox,
      private readonly clock: Clock,
    ) {}

    @Consumes([eventReplayAsked, eventDropAsked], { service, consumer: 'settle-parked-events', ordered: true })
    async handle(@Payload() events: readonly Asked[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
      for (const { type, hubId, data } of events) {
        if (type === 'event.replay_asked') await replayParkedEvent(tx, hubId, data.eventId);
        else await this.drop(tx, hubId, data.eventId);
      }
      return events.map(() => done);
    }

    private async drop(tx: Tx, hubId: string, eventId: string): Promise<void> {
      const at = this.clock.now().toISOString();
      const consumers = await dropParkedEvent(tx, hubId, eventId);
      await this.outbox.add(tx, consumers.map((consumer) => ({ message: eventSettled, hubId, key: eventId, data: { eventId, consumer, outcome: 'dropped', at } })));
    }
  }
  return SettleParkedEventsWhenAsked;
}
