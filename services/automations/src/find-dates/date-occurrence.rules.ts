import type { ErpEvent, Trigger } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import { DateTime } from 'luxon';
import type { Automation } from '../define-automation/automation.js';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import { datesOf, type DatesOfCustomer } from './dates-of-customer.rules.js';

/** What the platform finds by itself in what it knows of customers (API.md section 4). */
export const dateTriggers = ['birthday', 'anniversary', 'inactivity'] as const satisfies readonly Trigger[];
type DateTrigger = (typeof dateTriggers)[number];

/** A stretch of time: `from` belongs to it, `to` does not. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** A day that came for a customer, told as the ERP would have told it. */
export type FoundEvent = Pick<ErpEvent, 'id' | 'time' | 'data' | 'headers'>;

const dayMs = 86_400_000;
/** A local date is at most so far from the date in UTC, either way. */
const marginMs = dayMs;

const isDateTrigger = (trigger: Trigger): trigger is DateTrigger => dateTriggers.some((known) => known === trigger);

/** Where to look for customers whose day may lie in a window, generously: zones differ. Nothing for other triggers. */
export function placesOf({ trigger, triggerConfig: { inactiveDays } }: Pick<Automation, 'trigger' | 'triggerConfig'>, window: Window): { field: keyof DatesOfCustomer; days: string[] } | undefined {
  if (!isDateTrigger(trigger)) return undefined;
  const dates = datesAround(window);
  switch (trigger) {
    case 'birthday':
      return { field: 'birthdayOn', days: monthDays(dates) };
    case 'anniversary':
      return { field: 'sinceOn', days: monthDays(dates) };
    case 'inactivity': // without a number of days only the ERP knows what inactive means
      return inactiveDays === undefined ? undefined : { field: 'lastVisitOn', days: dates.map((date) => dateOf(date.minus({ days: inactiveDays }))) };
  }
}

/** The occurrences of a customer whose day begins in the window, at local midnight; inactivity at the very moment. */
export function occurrencesOf(automation: Pick<Automation, 'trigger' | 'triggerConfig'>, customer: Customer, { from, to, zone }: Window & { zone: string }): FoundEvent[] {
  const years = [...new Set([from, new Date(to.getTime() + marginMs)].flatMap((date) => [date.getUTCFullYear() - 1, date.getUTCFullYear()]))];
  const { trigger, triggerConfig } = automation;
  const told = isDateTrigger(trigger) ? tellers[trigger]({ customer, zone, years, inactiveDays: triggerConfig.inactiveDays }) : [];
  return told
    .filter(({ at }) => at.isValid && at.toMillis() >= from.getTime() && at.toMillis() < to.getTime())
    .map(({ at, data }) => ({
      id: deriveId(customer.hubId, 'found', trigger, customer.customerId, at.toISODate() ?? ''), time: at.toJSDate(), headers: {},
      data: { customerId: customer.customerId, ...data },
    }));
}

interface Asked {
  readonly customer: Customer;
  readonly zone: string;
  readonly years: readonly number[];
  readonly inactiveDays: number | undefined;
}
interface Told {
  readonly at: DateTime;
  readonly data: Record<string, unknown>;
}

const tellers: Readonly<Record<DateTrigger, (asked: Asked) => Told[]>> = {
  birthday: ({ customer, zone, years }) => {
    const on = datesOf(customer.fields).birthdayOn;
    return on === undefined ? [] : years.map((year) => dayIn(year, on, zone)).map((at) => ({ at, data: { date: dateOf(at) } }));
  },
  anniversary: ({ customer, zone, years }) => {
    const on = datesOf(customer.fields).sinceOn;
    const since = Number(customer.fields.customerSince?.slice(0, 4));
    if (on === undefined) return [];
    return years.filter((year) => year > since).map((year) => ({ at: dayIn(year, on, zone), data: { years: year - since } }));
  },
  inactivity: ({ customer, zone, inactiveDays }) => {
    const { lastVisitAt } = customer.fields;
    if (!lastVisitAt || inactiveDays === undefined) return [];
    return [{ at: DateTime.fromISO(lastVisitAt, { zone }).plus({ days: inactiveDays }), data: { inactiveDays } }];
  },
};

/** 29 February is 28 February in common years (API.md section 3). */
function dayIn(year: number, monthDay: string, zone: string): DateTime {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  const first = DateTime.fromObject({ year, month, day: 1 }, { zone });
  return first.set({ day: Math.min(day, first.daysInMonth ?? 28) }).startOf('day');
}

function datesAround({ from, to }: Window): DateTime[] {
  const last = to.getTime() + marginMs;
  const count = Math.floor((last - (from.getTime() - marginMs)) / dayMs) + 2;
  const first = DateTime.fromMillis(from.getTime() - marginMs, { zone: 'UTC' });
  return Array.from({ length: count }, (_, index) => first.plus({ days: index }));
}

const monthDays = (dates: readonly DateTime[]): string[] => [
  ...new Set(dates.flatMap((date) => (date.toFormat('MM-dd') === '02-28' && !date.isInLeapYear ? ['02-28', '02-29'] : [date.toFormat('MM-dd')]))),
];

const dateOf = (date: DateTime): string => date.toFormat('yyyy-MM-dd');
