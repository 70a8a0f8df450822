import { eventParked, eventSettled, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { atTheDoor } from '../accept-events/keep-events.js';
import { noteParked, noteSettled } from '../store/erp-event-parking.sql.js';

type Told = EnvelopeOf<typeof eventParked> | EnvelopeOf<typeof eventSettled>;

/** An event that was handed on may still be parked by who should have taken it on: the list of events shows that too. */
@Controller()
export class NoteOutcomesWhenEventsParked {
  @Consumes([eventParked, eventSettled], { service: 'webhooks', consumer: 'note-outcomes', ordered: true })
  async handle(@Payload() events: readonly Told[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    // In one order of events, so that two services' batches wait for each other instead of dying of a deadlock; what is told of one event stays in its own.
    for (const event of [...events].sort((a, b) => (a.data.eventId < b.data.eventId ? -1 : Number(a.data.eventId > b.data.eventId)))) {
      // What this service parked, it knows already.
      if (event.data.consumer === atTheDoor) continue;
      if (event.type === 'event.parked') await noteParked(tx, event.hubId, event.data);
      else await noteSettled(tx, { hubId: event.hubId, id: event.data.eventId }, event.data);
    }
    return events.map(() => done);
  }
}
