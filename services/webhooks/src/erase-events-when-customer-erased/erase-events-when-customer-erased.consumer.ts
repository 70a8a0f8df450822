import { customerStateChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { eraseDeliveries } from '../store/hook-delivery.sql.js';
import { eraseEventData } from '../store/erp-event.sql.js';

/** A customer was erased: of the ERP's events about them the data goes, and that there was one stays. */
@Controller()
export class EraseEventsWhenCustomerErased {
  @Consumes([customerStateChanged], { service: 'webhooks', consumer: 'erase-events', isIdempotent: true })
  async handle(@Payload() events: readonly EnvelopeOf<typeof customerStateChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const erased = events.flatMap(({ hubId, data: { customerId, erasedAt } }) => (erasedAt === undefined ? [] : [{ hubId, customerId, at: new Date(erasedAt) }]));
    if (erased.length > 0) {
      await eraseEventData(tx, erased);
      await eraseDeliveries(tx, erased);
    }
    return events.map(() => done);
  }
}
