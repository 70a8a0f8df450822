import { DateTime, Duration } from 'luxon';
import type { TimeLiteral } from '../parse-filter/filter.js';

/** A time as a customer's field holds it: an instant, or a day of which nobody said when. */
export type TimeValue = { readonly at: Date } | { readonly day: string };

/** When and where a filter is asked: relative times count from `now`, days are days of `zone`. */
export interface FilterMoment {
  readonly now: Date;
  readonly zone: string;
}

/** A literal at a moment: its instant, its day in the zone, and what it names of the two when asked for equality. */
export interface ResolvedTime {
  readonly at: Date;
  readonly day: string;
  /** A day, not a point in it: equal to everything on that day. */
  readonly isDay: boolean;
  /** Said as a day, not counted from now: it has an order among days alone. */
  readonly isPlainDay: boolean;
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** True for a day that is in the calendar. */
export const isDay = (text: string): boolean => day.test(text) && text >= '0001-01-01' && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/**
 * The instant that an RFC 3339 text names, in whole milliseconds. None before the year 1 or after 9999 in UTC: what some
 * systems write for "never" (`0001-01-01T00:00:00+01:00`) lies there, and no text that PostgreSQL reads.
 */
export function instantOf(text: string): Date | undefined {
  if (!instant.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const at = DateTime.fromISO(text, { zone: 'utc' });
  return at.isValid && at.year >= 1 && at.year <= 9999 ? at.toJSDate() : undefined;
}

/** What the ERP gave as a time. Without an offset only the day is known; what is no time at all counts as absent. */
export function timeValueOf(text: string | null | undefined): TimeValue | undefined {
  if (!text) return undefined;
  const at = instantOf(text);
  if (at) return { at };
  const date = text.slice(0, 10);
  return isDay(date) && (text.length === 10 || text[10] === 'T' || text[10] === ' ') ? { day: date } : undefined;
}

/** Where a time of a rule lies, asked now and in a zone. Calendar parts of a relative time are counted on the zone's calendar. */
export function resolveTime(literal: TimeLiteral, { now, zone }: FilterMoment): ResolvedTime {
  if (literal.kind === 'day') return { at: startOfDay(literal.day, zone), day: literal.day, isDay: true, isPlainDay: true };
  if (literal.kind === 'instant') return { at: literal.at, day: dayOf(literal.at, zone), isDay: false, isPlainDay: false };
  const from = DateTime.fromJSDate(now, { zone });
  const by = Duration.fromISO(literal.duration);
  const there = literal.direction === 'ago' ? from.minus(by) : from.plus(by);
  return { at: there.toJSDate(), day: there.toFormat('yyyy-MM-dd'), isDay: isWholeDays(by), isPlainDay: false };
}

const isWholeDays = (duration: Duration): boolean => !duration.hours && !duration.minutes && !duration.seconds && !duration.milliseconds;

/** The local day of an instant. */
export const dayOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');

/** The first instant of a day: not always midnight, where clocks go forward then. */
export const startOfDay = (date: string, zone: string): Date => DateTime.fromISO(date, { zone }).startOf('day').toJSDate();

/** The first instant after a day. */
export const endOfDay = (date: string, zone: string): Date => DateTime.fromISO(date, { zone }).startOf('day').plus({ days: 1 }).startOf('day').toJSDate();
