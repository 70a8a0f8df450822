import { receiptReceived, receiptsReceived, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ApplyReceipt } from './apply-receipt.handler.js';

/** An event may bring 50 receipts: more of them at once would hold up whoever shares the event loop. */
const batchSizeMax = 20;
/** In a stream receipts gather for so long: whoever sends and whoever answers vendors goes first, and a batch costs less. */
const streamRestMs = 100;
/** A burst of them is kept first and applied afterwards: a vendor that is answered late sends each of them again. */
const givesWayMs = 10_000;

@Controller()
export class ApplyReceiptConsumer {
  constructor(private readonly applyReceipt: ApplyReceipt) {}

  /** Idempotent: a receipt is a row under a key of its own, and what is there already moves nothing. */
  @Consumes([receiptReceived, receiptsReceived], { service: 'dispatch', consumer: 'apply-receipt', isIdempotent: true, batchSizeMax, streamRestMs, givesWayMs })
  async handle(@Payload() events: readonly (EnvelopeOf<typeof receiptReceived> | EnvelopeOf<typeof receiptsReceived>)[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.applyReceipt.apply(events.flatMap(({ hubId, data }) => ('receipts' in data ? data.receipts : [data]).map((receipt) => ({ hubId, receipt }))), tx);
    return events.map(() => done);
  }
}
