import type { ErpEvent, Reason } from '@messaging/contracts';
import type { Automation } from '../define-automation/automation.js';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import { occurrenceOf } from '../follow-customer-events/occurrence.rules.js';
import { afterVisitSubject, visitSubject, type Visit } from '../follow-customer-events/visit.rules.js';
import { lateBookingOf, type Hub } from '../provision-hub-when-hub-seen/hub.js';
import { executionId, executionKey, type Execution } from './execution.js';
import { momentOf, zoneOf } from './moment.rules.js';

/** Clocks differ: an event counts as of now when it is at most this much older. */
const graceMs = 60_000;
const dayMs = 86_400_000;

/** What a plan rests on. */
export interface PlanFacts {
  readonly automation: Automation;
  /** Of the ERP, or one that the platform found itself. */
  readonly event: Pick<ErpEvent, 'id' | 'time' | 'data' | 'headers'>;
  readonly customer: Customer;
  readonly visit: Visit | undefined;
  readonly hub: Hub;
  /** When this customer last went through this automation, by the event's time. */
  readonly lastEnteredAt: Date | undefined;
}

/** The execution of one occurrence: pending until its moment, or skipped at once with the reason that staff reads. */
export function planExecution(facts: PlanFacts, now: Date): Execution {
  const { automation, event, customer, visit, hub } = facts;
  const zone = zoneOf(customer.fields.timeZone, hub.settings?.hub.timeZone);
  const occurrence = occurrenceOf(automation.trigger, { event, customer, visit, zone });
  const key = executionKey({ hubId: hub.hubId, automationId: automation.id, customerId: customer.customerId, occurrence });
  const { scheduledAt, skipped } = scheduleOf(facts, zone);
  return {
    id: executionId(key), hubId: hub.hubId, key, automationId: automation.id, trigger: automation.trigger, customerId: customer.customerId,
    eventId: event.id, enteredAt: event.time, traceparent: event.headers.traceparent, subjectKey: subjectOf(facts), startsAt: visit?.startsAt,
    status: skipped ? 'skipped' : 'pending', reason: skipped, messageId: undefined, messageStatus: undefined, channel: undefined, lane: undefined,
    triggerData: triggerDataOf(facts), scheduledAt, executedAt: undefined, createdAt: now,
  };
}

/**
 * A confirmation that was stopped on its way because the visit moved: once dispatch says that it did not go out, the
 * new start is confirmed in its place. Nothing when nobody is to be told any more.
 */
export function replacementOf(lost: Execution, facts: { automation: Automation | undefined; visit: Visit | undefined }, now: Date): Execution | undefined {
  const { automation, visit } = facts;
  if (lost.trigger !== 'booking_confirmed' || lost.status !== 'cancelled' || lost.reason?.code !== reasons.rescheduled.code) return undefined;
  if (!automation?.isActive || visit?.status !== 'active' || !visit.startsAt) return undefined;
  const event = { id: lost.eventId, time: lost.enteredAt, data: { customerId: lost.customerId } };
  const occurrence = occurrenceOf(lost.trigger, { event, customer: { fields: {} }, visit, zone: 'UTC' });
  const key = executionKey({ hubId: lost.hubId, automationId: lost.automationId, customerId: lost.customerId, occurrence });
  return {
    ...lost, id: executionId(key), key, startsAt: visit.startsAt, triggerData: visit.data ?? lost.triggerData, status: 'pending', reason: undefined,
    messageId: undefined, messageStatus: undefined, channel: undefined, lane: undefined, scheduledAt: now, executedAt: undefined, createdAt: now,
  };
}

function scheduleOf(facts: PlanFacts, zone: string): { scheduledAt: Date; skipped: Reason | undefined } {
  const { automation, event, visit, hub } = facts;
  const { timing } = automation;
  const anchor = timing.anchor === 'start' && visit?.startsAt ? visit.startsAt : event.time;
  const moment = momentOf(anchor, timing, zone);
  const isLateBooking = timing.anchor === 'start' && automation.trigger === 'booking_reminder' && moment < event.time;
  if (!isLateBooking) return { scheduledAt: moment, skipped: refusal(facts) };
  const late = lateBookingOf(hub) === 'skip' ? reasons.lateBooking : undefined;
  return { scheduledAt: event.time, skipped: refusal(facts) ?? late };
}

function refusal(facts: PlanFacts): Reason | undefined {
  const { automation, event, customer, hub } = facts;
  const since = Math.max(hub.createdAt.getTime(), automation.lastEnabledAt?.getTime() ?? 0);
  if (event.time.getTime() < since - graceMs) return reasons.beforeEnabled;
  if (customer.deletedAt) return reasons.customerDeleted;
  return hasEntered(facts) ? reasons.reEntry : undefined;
}

function hasEntered({ automation: { reEntry }, event, lastEnteredAt }: PlanFacts): boolean {
  if (!lastEnteredAt || reEntry === 'every') return false;
  return reEntry === 'once' || event.time.getTime() - lastEnteredAt.getTime() < reEntry.days * dayMs;
}

function subjectOf({ automation, customer, visit }: PlanFacts): string {
  if (!visit) return `customer:${customer.customerId}`;
  return automation.trigger === 'post_appointment' ? afterVisitSubject(visit.objectKey) : visitSubject(visit.objectKey);
}

/** What happened, as templates and conditions speak of it: `event.*`. */
export const triggerDataOf = (facts: Pick<PlanFacts, 'automation' | 'event' | 'visit'>): Record<string, unknown> => ({ ...withoutCustomer(facts.event.data), ...knownOfVisit(facts) });

/** A completion may say no more than which appointment it was; its template speaks of when and with whom. */
function knownOfVisit({ automation, event, visit }: Pick<PlanFacts, 'automation' | 'event' | 'visit'>): Record<string, unknown> {
  if (automation.trigger !== 'post_appointment' || !visit?.data) return {};
  return Object.fromEntries(Object.entries(visit.data).filter(([name]) => (event.data as Record<string, unknown>)[name] == null));
}

/** The customer travels apart and changes; what is kept is what happened. */
export function withoutCustomer(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { customer: _, ...rest } = data;
  return rest;
}

/** Why executions end or never begin, where several places say it. */
export const reasons = {
  beforeEnabled: { code: 'EXECUTION.BEFORE_ENABLED', detail: 'It happened before the automation was last enabled, or before the hub existed.' },
  customerDeleted: { code: 'CUSTOMER.DELETED', detail: 'The customer was deleted.' },
  automationDeleted: { code: 'AUTOMATION.DELETED', detail: 'The automation was deleted.' },
  visitCancelled: { code: 'VISIT.CANCELLED', detail: 'The visit was cancelled.' },
  visitCompleted: { code: 'VISIT.COMPLETED', detail: 'The visit is already over.' },
  rescheduled: { code: 'VISIT.RESCHEDULED', detail: 'The visit was moved.' },
  newerKnown: { code: 'VISIT.NEWER_KNOWN', detail: 'Something newer is known about the visit.' },
  backfill: { code: 'EXECUTION.BACKFILL', detail: 'The event only records what happened earlier.' },
  reEntry: { code: 'EXECUTION.RE_ENTRY', detail: 'This customer has already been through this automation.' },
  lateBooking: { code: 'EXECUTION.LATE_BOOKING', detail: 'The time for the reminder had already passed when the visit was booked.' },
} as const satisfies Record<string, Reason>;
