import { saleCompleted, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveSales } from '../store/sale.sql.js';

/** Keeps what customers buy, for the revenue of campaigns. Sends nothing. */
@Controller()
export class KeepSaleWhenSaleCompletedConsumer {
  @Consumes([saleCompleted], { service: 'campaigns', consumer: 'keep-sale-when-sale-completed' })
  async keep(@Payload() events: readonly EnvelopeOf<typeof saleCompleted>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await saveSales(tx, events.map(({ hubId, time, data: { saleId, customerId, total } }) => ({ hubId, saleId, customerId, at: time, ...total })));
    return events.map(() => done);
  }
}
