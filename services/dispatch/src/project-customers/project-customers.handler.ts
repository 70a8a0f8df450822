import { customerDeleted, type ErpEvent } from '@messaging/contracts';
import { done, park, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { HubAdmission, hubNotRegistered } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { CancelMessage } from '../cancel-message/cancel-message.handler.js';
import { ProvisionHub } from '../provision-hub/provision-hub.handler.js';
import { eventLine } from '../record-activity/activity-lines.rules.js';
import { writeActivity } from '../record-activity/activity.sql.js';
import { tooLarge, type CustomerChange } from './apply-change.rules.js';
import { MergeCustomers } from './merge-customers.js';

/** Keeps the customer record, consent included, and the diary from the ERP's events. Sends nothing, ever (invariant 6). */
@Injectable()
export class ProjectCustomers {
  constructor(
    private readonly provisionHub: ProvisionHub,
    private readonly merger: MergeCustomers,
    private readonly canceller: CancelMessage,
    private readonly clock: Clock,
    private readonly admission: HubAdmission,
  ) {}

  /** Events of many hubs; those of hubs that the operator has not named wait for that. */
  async project(events: readonly ErpEvent[], tx: Tx): Promise<Outcome[]> {
    const waiting = await this.admission.unregistered(tx, events.map(({ hubId }) => hubId));
    const outcomes = await this.#take(events.filter(({ hubId }) => !waiting.has(hubId)), tx);
    const taken = outcomes.values();
    return events.map(({ hubId }) => (waiting.has(hubId) ? park(hubNotRegistered.code, hubNotRegistered.detail) : (taken.next().value ?? done)));
  }

  /** What a deleted customer still has waiting is cancelled. */
  async #take(events: readonly ErpEvent[], tx: Tx): Promise<Outcome[]> {
    for (const hubId of new Set(events.map((event) => event.hubId))) await this.provisionHub.inTransaction(hubId, tx);
    const { refused, deleted } = await this.merger.merge(tx, events.map(changeOf));
    await this.canceller.ofCustomers(tx, deleted);
    const now = this.clock.now();
    await writeActivity(tx, events.flatMap((event, index) => (refused.has(index) ? [] : [eventLine(event, now)])));
    return events.map((_, index) => (refused.has(index) ? park(tooLarge.code, tooLarge.detail) : done));
  }
}

const changeOf = ({ id, hubId, time, type, headers, data }: ErpEvent): CustomerChange => ({
  hubId, customerId: data.customerId, fields: data.customer, isDeletion: type === customerDeleted.type, isNews: headers.backfill !== 'true', said: { id, time },
});
