import { customerStateChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CancelExecutions } from '../cancel-execution/cancel-executions.handler.js';
import { reasons } from '../schedule-execution/plan-execution.rules.js';
import { pendingSubjectsOfCustomers } from '../store/execution.sql.js';
import { eraseTraces, type Erased } from './erase.sql.js';

/** A customer was erased: what waits for them ends, and what this service kept of them goes. */
@Controller()
export class EraseCustomerWhenErasedConsumer {
  constructor(private readonly canceller: CancelExecutions) {}

  @Consumes([customerStateChanged], { service: 'automations', consumer: 'erase-customer', isIdempotent: true })
  async erase(@Payload() events: readonly EnvelopeOf<typeof customerStateChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const erased = events.flatMap(({ hubId, data: { customerId, erasedAt, deletedAt } }): (Erased & { isGone: boolean })[] =>
      erasedAt === undefined ? [] : [{ hubId, customerId, at: new Date(erasedAt), isGone: deletedAt !== undefined }]);
    if (erased.length > 0) {
      // Of one who is back by now, what waits belongs to the new life.
      const left = await pendingSubjectsOfCustomers(tx, erased.filter(({ isGone }) => isGone));
      await this.canceller.cancelSubjects(tx, left.map((subject) => ({ ...subject, reason: reasons.customerDeleted })));
      await eraseTraces(tx, erased);
    }
    return events.map(() => done);
  }
}
