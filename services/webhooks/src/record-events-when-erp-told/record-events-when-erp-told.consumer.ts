import { anyErpEvent, type Envelope } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, Outbox, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { HubAdmission } from '@messaging/service-kit';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { keepEvents } from '../accept-events/keep-events.js';
import { knownErpEvents } from '../store/erp-event.sql.js';
import { insertHubs } from '../store/hub.sql.js';

/** Events that the ERP put onto the log itself stand in the list beside those that came by HTTP, and are judged like them. */
@Controller()
export class RecordEventsWhenErpTold {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly admission: HubAdmission,
  ) {}

  @Consumes([anyErpEvent], { service: 'webhooks', consumer: 'record-events', isIdempotent: true })
  async handle(@Payload() events: readonly Envelope[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const known = await knownErpEvents(tx, events.map(({ id }) => id));
    const fresh = events.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) {
      const at = this.clock.now();
      if (this.admission.policy === 'open') await insertHubs(tx, fresh.map(({ hubId }) => hubId), at);
      const kept = fresh.map(({ hubId, ...event }) => ({ hubId, event: { ...event, sourceId: event.headers.sourceid ?? event.id } }));
      await keepEvents(tx, this.outbox, { events: kept, at, forward: false });
    }
    return events.map(() => done);
  }
}
