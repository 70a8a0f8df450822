import type { ErpEvent } from '@messaging/contracts';
import { done, Outbox, park, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { HubAdmission, hubNotRegistered } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { CancelExecutions } from '../cancel-execution/cancel-executions.handler.js';
import type { Automation } from '../define-automation/automation.js';
import { ProvisionHubs } from '../provision-hub-when-hub-seen/provision-hubs.handler.js';
import type { Execution } from '../schedule-execution/execution.js';
import { reasons } from '../schedule-execution/plan-execution.rules.js';
import { ScheduleExecutions } from '../schedule-execution/schedule-executions.handler.js';
import { automationsOfTriggers } from '../store/automation.sql.js';
import { lastEntered, pendingSubjectsOfCustomers } from '../store/execution.sql.js';
import { findCustomers, findVisits, saveCustomers, saveVisits } from '../store/projection.sql.js';
import { EventFold, visitData, type Known } from './fold-events.rules.js';
import { triggersOf, visitKindOf } from './match-trigger.rules.js';
import { unmatchedEvents } from './unmatched.rules.js';

/** Folds a batch of the ERP's events into projections, executions and cancellations: about fifteen statements, whatever its size. */
@Injectable()
export class FollowCustomerEvents {
  constructor(
    private readonly hubs: ProvisionHubs,
    private readonly scheduler: ScheduleExecutions,
    private readonly canceller: CancelExecutions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly admission: HubAdmission,
  ) {}

  /** Events of hubs that the operator has not named wait for that. */
  async follow(tx: Tx, events: readonly ErpEvent[]): Promise<Outcome[]> {
    const waiting = await this.admission.unregistered(tx, events.map(({ hubId }) => hubId));
    await this.#follow(tx, events.filter(({ hubId }) => !waiting.has(hubId)));
    return events.map(({ hubId }) => (waiting.has(hubId) ? park(hubNotRegistered.code, hubNotRegistered.detail) : done));
  }

  async #follow(tx: Tx, events: readonly ErpEvent[]): Promise<void> {
    if (events.length === 0) return;
    const fold = new EventFold(await this.#load(tx, events), this.clock.now());
    for (const event of events) fold.add(event);
    await saveCustomers(tx, [...fold.customers.values()]);
    await saveVisits(tx, [...fold.visits.values()]);
    const replanned = await this.#cancel(tx, fold);
    await this.scheduler.schedule(tx, [...fold.plans.values(), ...replanned.filter((plan) => !fold.plans.has(plan.key))]);
    await this.outbox.add(tx, unmatchedEvents(fold.unmatched));
  }

  async #load(tx: Tx, events: readonly ErpEvent[]): Promise<Known> {
    const hubIds = events.map((event) => event.hubId);
    const hubs = await this.hubs.known(tx, hubIds, { announce: true });
    const customers = await findCustomers(tx, events.map((event) => ({ hubId: event.hubId, customerId: event.data.customerId })), 'for update');
    const visits = await findVisits(tx, events.filter((event) => visitKindOf(event.type)).map(visitPlace));
    const automations = await this.#automations(tx, events);
    return { hubs, customers, visits, automations, lastEntered: await lastEntered(tx, limitedPairs(events, automations)) };
  }

  async #automations(tx: Tx, events: readonly ErpEvent[]): Promise<ReadonlyMap<string, readonly Automation[]>> {
    const hubIds = [...new Set(events.map((event) => event.hubId))];
    const triggers = new Set(events.flatMap((event) => triggersOf(event.type)));
    if (triggers.has('booking_reminder')) triggers.add('booking_confirmed'); // a moved visit may need its confirmation written anew
    const byTrigger = new Map<string, Automation[]>();
    for (const automation of await automationsOfTriggers(tx, hubIds, [...triggers])) {
      const key = `${automation.hubId}|${automation.trigger}`;
      byTrigger.set(key, [...(byTrigger.get(key) ?? []), automation]);
    }
    return byTrigger;
  }

  /** Answers the confirmations that had not gone out and must name the new start. */
  async #cancel(tx: Tx, fold: EventFold): Promise<Execution[]> {
    const farewells = new Map(fold.farewells.map((farewell) => [`${farewell.hubId}|${farewell.customerId}`, farewell]));
    const left = await pendingSubjectsOfCustomers(tx, [...farewells.values()]);
    const reason = reasons.customerDeleted;
    const cancelled = await this.canceller.cancelSubjects(tx, [...fold.cancellations.values(), ...left.map((subject) => ({ ...subject, reason }))]);
    return cancelled
      .filter((execution) => execution.trigger === 'booking_confirmed' && execution.status === 'cancelled')
      .flatMap((execution) => fold.cancellations.get(`${execution.hubId}|${execution.subjectKey}`)?.replan?.(execution.automationId) ?? []);
  }
}

/** Where the visit of an event is kept. */
export function visitPlace(event: ErpEvent): { hubId: string; objectKey: string; appointmentId: string | undefined } {
  const { bookingId, appointmentId } = visitData(event);
  return { hubId: event.hubId, objectKey: bookingId === undefined ? `appointment:${appointmentId ?? ''}` : `booking:${bookingId}`, appointmentId };
}

/** Who may have gone through before, where that matters. */
function limitedPairs(events: readonly ErpEvent[], automations: ReadonlyMap<string, readonly Automation[]>) {
  return events.flatMap((event) =>
    triggersOf(event.type).flatMap((trigger) =>
      (automations.get(`${event.hubId}|${trigger}`) ?? [])
        .filter((automation) => automation.isActive && automation.reEntry !== 'every')
        .map((automation) => ({ automationId: automation.id, customerId: event.data.customerId })),
    ),
  );
}
