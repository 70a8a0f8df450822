import { customerStateChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CancelExecutions } from '../cancel-execution/cancel-executions.handler.js';
import { applyCustomerState, unknownCustomer } from '../follow-customer-events/customer-projection.rules.js';
import { reasons } from '../schedule-execution/plan-execution.rules.js';
import { pendingSubjectsOfCustomers } from '../store/execution.sql.js';
import { findCustomers, saveCustomers } from '../store/projection.sql.js';
import { eraseTraces, type Erased } from './erase.sql.js';

type StateChanged = EnvelopeOf<typeof customerStateChanged>;

/**
 * Customers as dispatch keeps them. Those whom no event told of here, imported ones and after a rebuild all, are known
 * from their state. Of one who was erased, what waits ends, and what this service kept goes. The group has its name from
 * the latter, which it did first.
 */
@Controller()
export class FollowCustomerStateConsumer {
  constructor(private readonly canceller: CancelExecutions) {}

  @Consumes([customerStateChanged], { service: 'automations', consumer: 'erase-customer', isIdempotent: true })
  async follow(@Payload() events: readonly StateChanged[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    await this.#know(tx, events);
    await this.#erase(tx, events);
    return events.map(() => done);
  }

  async #know(tx: Tx, events: readonly StateChanged[]): Promise<void> {
    const known = await findCustomers(tx, events.map(({ hubId, data: { customerId } }) => ({ hubId, customerId })), 'for update');
    const changed = new Map<string, ReturnType<typeof applyCustomerState>>();
    for (const { hubId, data } of events) {
      const key = `${hubId}|${data.customerId}`;
      const before = changed.get(key) ?? known.get(key) ?? unknownCustomer(hubId, data.customerId);
      const after = applyCustomerState(before, data);
      if (after !== before) changed.set(key, after);
    }
    await saveCustomers(tx, [...changed.values()]);
  }

  async #erase(tx: Tx, events: readonly StateChanged[]): Promise<void> {
    const erased = events.flatMap(({ hubId, data: { customerId, erasedAt, deletedAt } }): (Erased & { isGone: boolean })[] =>
      erasedAt === undefined ? [] : [{ hubId, customerId, at: new Date(erasedAt), isGone: deletedAt !== undefined }]);
    if (erased.length === 0) return;
    // Of one who is back by now, what waits belongs to the new life.
    const left = await pendingSubjectsOfCustomers(tx, erased.filter(({ isGone }) => isGone));
    await this.canceller.cancelSubjects(tx, left.map((subject) => ({ ...subject, reason: reasons.customerDeleted })));
    await eraseTraces(tx, erased);
  }
}
