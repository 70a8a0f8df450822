import { setTimeout as rest } from 'node:timers/promises';
import type { ErasureReport } from '@messaging/contracts';
import { Clock, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { AnnounceCustomers } from '../announce-customer/announce-customers.js';
import { CancelMessage } from '../cancel-message/cancel-message.handler.js';
import { findCustomer } from '../find-customers/customer.sql.js';
import { customerNotFound } from '../find-customers/find-customers.handler.js';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { isKnown } from '../read-activity/activity.sql.js';
import { buryCustomer, countTraces, eraseTraces, forgetQueue, ownAddresses, queuedAt } from './erase.sql.js';
import { erasureReport } from './erasure-report.rules.js';

/** A call under way ends within the provider's time limits; it is waited for this often, so long each. */
const looks = 20;
const lookMs = 250;

const isBeingWrittenTo: Problem = {
  kind: 'conflict', code: 'CUSTOMER.BEING_WRITTEN_TO', detail: 'A message to this customer is being sent right now. No further one will be; try again in a moment.', extra: { retryAfterS: 10 },
};

/**
 * Erases a customer: first the tombstone, so that nothing new begins and what waits is cancelled; then, when no call is
 * under way, everything that says who it was. Repeating it is safe at every point, and finishes what a crash left.
 */
@Injectable()
export class EraseCustomer {
  constructor(
    private readonly database: Database,
    private readonly canceller: CancelMessage,
    private readonly announcer: AnnounceCustomers,
    private readonly clock: Clock,
  ) {}

  /** What `erase` would take and leave. */
  async preview(key: CustomerKey): Promise<Result<ErasureReport>> {
    return this.database.inHub(key.hubId, async (tx): Promise<Result<ErasureReport>> => {
      if (!(await isKnown(tx, key))) return refuse(customerNotFound);
      return ok(erasureReport(key.customerId, await countTraces(tx, key, await ownAddresses(tx, key)), undefined));
    });
  }

  async erase(key: CustomerKey): Promise<Result<ErasureReport>> {
    const begun = await this.database.inHub(key.hubId, (tx) => this.#begin(tx, key));
    if (!begun.ok) return begun;
    if (begun.value) return ok(begun.value);
    for (let look = 0; look < looks; look++) {
      if (look > 0) await rest(lookMs);
      const report = await this.#eraseUnlessSending(key);
      if (report) return ok(report);
    }
    return refuse(isBeingWrittenTo);
  }

  /** The tombstone; or, of a customer who was erased before, that report again. */
  async #begin(tx: Tx, key: CustomerKey): Promise<Result<ErasureReport | undefined>> {
    if (await isKnown(tx, key)) {
      await buryCustomer(tx, key, { id: newId(), time: this.clock.now() });
      await this.canceller.ofCustomers(tx, [key]);
      await this.canceller.ofErased(tx, key.hubId, await queuedAt(tx, key.hubId, await ownAddresses(tx, key)));
      return ok(undefined);
    }
    const erasedAt = (await findCustomer(tx, key))?.erasedAt;
    return erasedAt ? ok(erasureReport(key.customerId, await countTraces(tx, key, []), erasedAt)) : refuse(customerNotFound);
  }

  async #eraseUnlessSending(key: CustomerKey): Promise<ErasureReport | undefined> {
    const time = this.clock.now();
    return this.database.inHub(key.hubId, async (tx) => {
      const own = await ownAddresses(tx, key);
      if (await forgetQueue(tx, key, own)) return undefined;
      const counts = await countTraces(tx, key, own);
      await eraseTraces(tx, key, { own, time });
      await this.announcer.announce(tx, [key]);
      return erasureReport(key.customerId, counts, time);
    });
  }
}
