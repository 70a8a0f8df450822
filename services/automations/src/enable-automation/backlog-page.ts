import type { ErpEvent } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { DateTime } from 'luxon';
import type { Automation } from '../define-automation/automation.js';
import { occurrencesOf } from '../find-dates/date-occurrence.rules.js';
import { findOccurrences, isMeant, isStillOn } from '../find-dates/find-occurrences.js';
import { unknownCustomer, type Customer } from '../follow-customer-events/customer-projection.rules.js';
import type { Visit } from '../follow-customer-events/visit.rules.js';
import { asIfEnabled, asIfOld } from '../forecast-executions/forecast.rules.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import type { Execution } from '../schedule-execution/execution.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { planExecution } from '../schedule-execution/plan-execution.rules.js';
import { findExecutionKeys, lastEntered } from '../store/execution.sql.js';
import { findCustomers, findCustomersAway, findVisitsAhead } from '../store/projection.sql.js';
import { backlogKindOf, notBefore, toldVisit } from './backlog.rules.js';

/** Customers, or visits, read at once. */
const pageMax = 500;
const dayMs = 86_400_000;

export interface BacklogQuestion {
  readonly automation: Automation;
  readonly hub: Hub;
  /** Who got there before this moment waits; who gets there later is found as every day. */
  readonly asOf: Date;
  readonly now: Date;
}

/** Somebody whose occasion has come already. */
interface Waiting {
  readonly customer: Customer;
  readonly zone: string;
  readonly event: Pick<ErpEvent, 'id' | 'time' | 'data' | 'headers'>;
  readonly visit?: Visit | undefined;
}

/** What those who wait after `after` would be given, with whom it is about; `next` is where to go on, nothing at the end. */
export async function readBacklogPage(tx: Tx, question: BacklogQuestion, after: string): Promise<{ plans: Execution[]; customers: Customer[]; next: string | undefined }> {
  const { automation, hub, now, asOf } = question;
  const { waiting, next } = await readWaiting(tx, question, after);
  const meant = waiting.filter((each) => isMeant(automation, each, now));
  const entered = automation.reEntry === 'every' ? new Map<string, Date>() : await lastEntered(tx, meant.map(({ customer: { customerId } }) => ({ automationId: automation.id, customerId })));
  const plans = meant.map(({ customer, event, visit }) => {
    const lastEnteredAt = entered.get(`${automation.id}|${customer.customerId}`);
    return notBefore(planExecution({ automation: asIfEnabled(automation), event, customer, visit, hub: asIfOld(hub), lastEnteredAt }, now), asOf);
  });
  const known = await findExecutionKeys(tx, hub.hubId, plans.map(({ key }) => key));
  return { plans: plans.filter(({ key }) => !known.has(key)), customers: meant.map(({ customer }) => customer), next };
}

async function readWaiting(tx: Tx, question: BacklogQuestion, after: string): Promise<{ waiting: Waiting[]; next: string | undefined }> {
  switch (backlogKindOf(question.automation.trigger)) {
    case 'day':
      return readDay(tx, question, after);
    case 'away':
      return readAway(tx, question, after);
    case 'visits':
      return readVisits(tx, question, after);
    case undefined:
      return { waiting: [], next: undefined };
  }
}

/** Whose day is today, wherever that is. */
async function readDay(tx: Tx, { automation, hub, asOf, now }: BacklogQuestion, after: string) {
  const window = { from: new Date(asOf.getTime() - 2 * dayMs), to: asOf };
  const { found, next } = await findOccurrences(tx, { automation, hub, window }, after);
  return { waiting: found.filter((each) => isStillOn(automation, each, now)), next };
}

/** Without a number of days only the ERP knows what inactive means. */
async function readAway(tx: Tx, { automation, hub, asOf }: BacklogQuestion, after: string) {
  const { inactiveDays } = automation.triggerConfig;
  if (inactiveDays === undefined) return { waiting: [], next: undefined };
  const since = DateTime.fromJSDate(asOf, { zone: 'UTC' }).minus({ days: inactiveDays - 1 }).toFormat('yyyy-MM-dd'); // generously: zones differ
  const customers = await findCustomersAway(tx, hub.hubId, { since, after, limit: pageMax });
  const waiting = customers.flatMap((customer) => {
    const zone = zoneOf(customer.fields.timeZone, hub.settings?.hub.timeZone);
    return occurrencesOf(automation, customer, { from: new Date(0), to: asOf, zone }).map((event) => ({ customer, zone, event }));
  });
  return { waiting, next: nextOf(customers, ({ customerId }) => customerId) };
}

async function readVisits(tx: Tx, { hub, now }: BacklogQuestion, after: string) {
  const { hubId } = hub;
  const visits = await findVisitsAhead(tx, hubId, { from: now, after, limit: pageMax });
  const told = visits.flatMap((visit) => [toldVisit(visit)].flatMap((event) => (event ? [{ visit, event }] : [])));
  const customers = await findCustomers(tx, told.map(({ event }) => ({ hubId, customerId: event.data.customerId })));
  const waiting = told.map(({ visit, event }) => {
    const customer = customers.get(`${hubId}|${event.data.customerId}`) ?? unknownCustomer(hubId, event.data.customerId);
    return { visit, event, customer, zone: zoneOf(customer.fields.timeZone, hub.settings?.hub.timeZone) };
  });
  return { waiting, next: nextOf(visits, ({ objectKey }) => objectKey) };
}

const nextOf = <T>(page: readonly T[], keyOf: (last: T) => string): string | undefined => page.slice(pageMax - 1).map(keyOf)[0];
