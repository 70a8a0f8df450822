import { receiptReceived, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ApplyReceipt } from './apply-receipt.handler.js';

@Controller()
export class ApplyReceiptConsumer {
  constructor(private readonly applyReceipt: ApplyReceipt) {}

  @Consumes([receiptReceived], { service: 'dispatch', consumer: 'apply-receipt' })
  async handle(@Payload() events: EnvelopeOf<typeof receiptReceived>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.applyReceipt.apply(events, tx);
    return events.map(() => done);
  }
}
