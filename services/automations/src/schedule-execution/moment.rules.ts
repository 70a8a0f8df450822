import type { Timing } from '@messaging/contracts';
import { isTimeZone } from '@messaging/kernel';
import { DateTime, Duration } from 'luxon';

/** The customer's zone if it is one, else the hub's, else UTC. */
export const zoneOf = (customerZone: string | null | undefined, hubZone: string | undefined): string =>
  [customerZone, hubZone].find((zone): zone is string => !!zone && isTimeZone(zone)) ?? 'UTC';

/**
 * Anchor plus offset, in the zone: days and longer are calendar days, hours and shorter exact. `at` then moves it to
 * that local time on the local date it fell on.
 */
export function momentOf(anchor: Date, timing: Timing, zone: string): Date {
  const fell = DateTime.fromJSDate(anchor, { zone }).plus(Duration.fromISO(timing.offset));
  return (timing.at === undefined ? fell : localTime(fell, timing.at)).toJSDate();
}

/** A local time that does not exist moves forward by the gap, one that exists twice is its first (API.md section 3). */
function localTime(day: DateTime, at: string): DateTime {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const wanted = day.set({ hour, minute, second: 0, millisecond: 0 });
  return wanted.getPossibleOffsets()[0] ?? wanted;
}

/** The last millisecond of the local day of a moment. */
export const endOfLocalDay = (moment: Date, zone: string): Date => DateTime.fromJSDate(moment, { zone }).endOf('day').toJSDate();

/** The local date of a moment. */
export const localDate = (moment: Date, zone: string): string => DateTime.fromJSDate(moment, { zone }).toFormat('yyyy-MM-dd');

/**
 * The year whose MM-DD lies nearest to a moment: what year's birthday an event speaks of, whether it names the day
 * that comes, the day that was, or the day of birth.
 */
export function nearestYear(monthDay: string, moment: Date, zone: string): number {
  const local = DateTime.fromJSDate(moment, { zone });
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  const distance = (year: number): number => {
    const first = DateTime.fromObject({ year, month, day: 1 }, { zone });
    const there = first.set({ day: Math.min(day, first.daysInMonth ?? 28) });
    return Math.abs(there.diff(local).toMillis());
  };
  return [local.year - 1, local.year, local.year + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best));
}
