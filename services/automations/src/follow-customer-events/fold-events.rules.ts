import type { CustomerFields, ErpEvent, ExplainedReason, Reason, Trigger } from '@messaging/contracts';
import type { Automation } from '../define-automation/automation.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import type { Execution } from '../schedule-execution/execution.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { planExecution, reasons, triggerDataOf, withoutCustomer } from '../schedule-execution/plan-execution.rules.js';
import { unmetCondition } from './conditions.rules.js';
import { applyCustomerFields, deleteCustomer, unknownCustomer, type Customer } from './customer-projection.rules.js';
import { triggersOf, visitKindOf } from './match-trigger.rules.js';
import { whyNot, type Unmatched } from './unmatched.rules.js';
import { afterVisitSubject, applyVisitEvent, visitSubject, type Visit, type VisitChange } from './visit.rules.js';

/** Everything pending under a subject ends with this reason. */
export interface Cancellation {
  readonly hubId: string;
  readonly subjectKey: string;
  readonly reason: Reason;
  /** A confirmation that had not gone out yet is written anew for the new start. */
  readonly replan: ((automationId: string) => Execution | undefined) | undefined;
}

/** Everything pending for a customer ends. */
export interface Farewell {
  readonly hubId: string;
  readonly customerId: string;
}

/** What a batch is folded over; batches mix hubs, so every key begins with one. */
export interface Known {
  readonly hubs: ReadonlyMap<string, Hub>;
  /** By `hub|customer`. */
  readonly customers: ReadonlyMap<string, Customer>;
  readonly visits: readonly Visit[];
  /** By `hub|trigger`, switched off ones among them. */
  readonly automations: ReadonlyMap<string, readonly Automation[]>;
  /** By `automation|customer`. */
  readonly lastEntered: ReadonlyMap<string, Date>;
}

/** What follows from a batch of the ERP's events. Pure: the handler loads before and saves after. */
export class EventFold {
  readonly customers = new Map<string, Customer>();
  readonly visits = new Map<string, Visit>();
  readonly plans = new Map<string, Execution>();
  readonly cancellations = new Map<string, Cancellation>();
  readonly farewells: Farewell[] = [];
  readonly unmatched: Unmatched[] = [];
  readonly #known: Known;
  readonly #knownVisits = new Map<string, Visit>();
  readonly #visitOfAppointment = new Map<string, string>();
  readonly #lastEntered: Map<string, Date>;
  readonly #now: Date;

  constructor(known: Known, now: Date) {
    this.#known = known;
    this.#now = now;
    this.#lastEntered = new Map(known.lastEntered);
    for (const visit of known.visits) this.#remember(visit);
  }

  /** Takes on the next event, in order. */
  add(event: ErpEvent): void {
    const customer = this.#applyCustomer(event);
    const kind = visitKindOf(event.type);
    const applied = kind ? this.#applyVisit(event, kind) : undefined;
    if (applied?.change === 'older') return this.#startsNothing(event, reasons.newerKnown);
    if (applied) this.#cancelFor(event, customer, applied);
    if (event.headers.backfill === 'true') return this.#startsNothing(event, reasons.backfill);
    for (const trigger of triggersOf(event.type)) this.#plan(event, { customer, visit: applied?.visit, trigger });
  }

  #applyCustomer(event: ErpEvent): Customer {
    const { customerId } = event.data;
    const key = `${event.hubId}|${customerId}`;
    const before = this.customers.get(key) ?? this.#known.customers.get(key) ?? unknownCustomer(event.hubId, customerId);
    const fields = 'customer' in event.data ? event.data.customer : undefined;
    const after = this.#customerAfter(event, before, fields);
    if (after !== before) this.customers.set(key, after);
    return after;
  }

  #customerAfter(event: ErpEvent, before: Customer, fields: CustomerFields | undefined): Customer {
    const source = { id: event.id, time: event.time };
    if (event.type !== 'customer.deleted') return fields ? applyCustomerFields(before, fields, source) : before;
    const after = deleteCustomer(before, source);
    if (after === before) return before;
    this.farewells.push({ hubId: event.hubId, customerId: before.customerId });
    const isHis = (plan: Execution): boolean => plan.hubId === event.hubId && plan.customerId === before.customerId;
    this.#cancelPlans(isHis, reasons.customerDeleted);
    return after;
  }

  #applyVisit(event: ErpEvent, kind: NonNullable<ReturnType<typeof visitKindOf>>): { visit: Visit; change: VisitChange } {
    const { bookingId, appointmentId, startsAt } = visitData(event);
    const objectKey = this.#objectKey(event.hubId, { bookingId, appointmentId });
    const before = this.#knownVisits.get(`${event.hubId}|${objectKey}`);
    const applied = applyVisitEvent(before, { kind, time: event.time, startsAt: startsAt ? new Date(startsAt) : undefined });
    const isSet = applied.change === 'set' || applied.change === 'moved';
    const data = isSet ? withoutCustomer(event.data) : before?.data;
    const visit: Visit = { ...applied.visit, hubId: event.hubId, objectKey, appointmentId: before?.appointmentId ?? appointmentId, data };
    this.#remember(visit);
    this.visits.set(`${event.hubId}|${objectKey}`, visit);
    return { visit, change: applied.change };
  }

  /** An appointment of a booking is the booking's visit, also when a later event of it leaves the booking out. */
  #objectKey(hubId: string, ids: { bookingId: string | undefined; appointmentId: string | undefined }): string {
    if (ids.bookingId !== undefined) return `booking:${ids.bookingId}`;
    return this.#visitOfAppointment.get(`${hubId}|${ids.appointmentId ?? ''}`) ?? `appointment:${ids.appointmentId ?? ''}`;
  }

  #remember(visit: Visit): void {
    this.#knownVisits.set(`${visit.hubId}|${visit.objectKey}`, visit);
    if (visit.appointmentId !== undefined) this.#visitOfAppointment.set(`${visit.hubId}|${visit.appointmentId}`, visit.objectKey);
  }

  #cancelFor(event: ErpEvent, customer: Customer, { visit, change }: { visit: Visit; change: VisitChange }): void {
    const subject = visitSubject(visit.objectKey);
    if (change === 'cancelled') {
      for (const subjectKey of [subject, afterVisitSubject(visit.objectKey)]) this.#cancel({ hubId: event.hubId, subjectKey, reason: reasons.visitCancelled, replan: undefined });
    } else if (change === 'moved') {
      const replan = event.headers.backfill === 'true' ? undefined : (automationId: string) => this.#replan(event, { automationId, customer, visit });
      this.#cancel({ hubId: event.hubId, subjectKey: subject, reason: reasons.rescheduled, replan });
    }
  }

  #cancel(cancellation: Cancellation): void {
    const isUnder = (plan: Execution): boolean => plan.hubId === cancellation.hubId && plan.subjectKey === cancellation.subjectKey;
    for (const lost of this.#cancelPlans(isUnder, cancellation.reason)) {
      if (lost.trigger === 'booking_confirmed') this.#addPlan(cancellation.replan?.(lost.automationId));
    }
    this.cancellations.set(`${cancellation.hubId}|${cancellation.subjectKey}`, cancellation);
  }

  /** Plans of this very batch that end before they were stored. */
  #cancelPlans(matches: (plan: Execution) => boolean, reason: Reason): Execution[] {
    const lost = [...this.plans.values()].filter((plan) => plan.status === 'pending' && matches(plan));
    for (const plan of lost) this.plans.set(plan.key, { ...plan, status: 'cancelled', reason });
    return lost;
  }

  #plan(event: ErpEvent, about: { customer: Customer; visit: Visit | undefined; trigger: Trigger }): void {
    for (const automation of this.#automationsOf(event, about.trigger)) {
      const reason = whyNot(automation, event) ?? this.#unmet(automation, { event, ...about });
      if (reason) this.unmatched.push({ event, automation, reason });
      else this.#addPlan(this.#planned(event, { ...about, automation }));
    }
  }

  /** Of a deleted customer nothing is left to ask for: its execution says that. */
  #unmet(automation: Automation, { event, customer, visit }: { event: ErpEvent; customer: Customer; visit: Visit | undefined }): ExplainedReason | undefined {
    if (customer.deletedAt) return undefined;
    const subject = { customerId: customer.customerId, customer: customer.fields, event: triggerDataOf({ automation, event, visit }) };
    return unmetCondition(automation.conditions, subject, { now: this.#now, zone: zoneOf(customer.fields.timeZone, this.#known.hubs.get(event.hubId)?.settings?.hub.timeZone) });
  }

  /** For all automations that would have had a look. */
  #startsNothing(event: ErpEvent, reason: Reason): void {
    const active = triggersOf(event.type).flatMap((trigger) => this.#automationsOf(event, trigger).filter(({ isActive }) => isActive));
    this.unmatched.push(...active.map((automation) => ({ event, automation, reason })));
  }

  #automationsOf(event: ErpEvent, trigger: Trigger): readonly Automation[] {
    return this.#known.automations.get(`${event.hubId}|${trigger}`) ?? [];
  }

  #replan(event: ErpEvent, about: { automationId: string; customer: Customer; visit: Visit }): Execution | undefined {
    const automation = this.#automationsOf(event, 'booking_confirmed').find(({ id, isActive }) => isActive && id === about.automationId);
    return automation && this.#planned(event, { ...about, automation: { ...automation, reEntry: 'every' } });
  }

  #planned(event: ErpEvent, { automation, customer, visit }: { automation: Automation; customer: Customer; visit: Visit | undefined }): Execution | undefined {
    const hub = this.#known.hubs.get(event.hubId);
    if (!hub) return undefined;
    const lastEnteredAt = this.#lastEntered.get(`${automation.id}|${customer.customerId}`);
    return planExecution({ automation, event, customer, visit, hub, lastEnteredAt }, this.#now);
  }

  #addPlan(plan: Execution | undefined): void {
    if (!plan || this.plans.has(plan.key)) return;
    this.plans.set(plan.key, plan);
    if (plan.status === 'pending') this.#lastEntered.set(`${plan.automationId}|${plan.customerId}`, plan.enteredAt);
  }
}

/** The ids and the start in the data of a visit's event. */
export function visitData(event: ErpEvent): { bookingId: string | undefined; appointmentId: string | undefined; startsAt: string | undefined } {
  const data: Readonly<Record<string, unknown>> = event.data;
  const text = (name: string): string | undefined => (typeof data[name] === 'string' ? data[name] : undefined);
  return { bookingId: text('bookingId'), appointmentId: text('appointmentId'), startsAt: text('startsAt') };
}
