import { dayOf, isDay, type FilterMoment } from './times.js';

/** What a birthday needs of the calendar, for JavaScript and SQL alike. */
export interface BirthdayCalendar {
  /** `MM-DD` of today. */
  readonly today: string;
  readonly thisYear: string;
  readonly nextYear: string;
  /** On which day 29 February is kept, this year and next. */
  readonly leapDayThisYear: string;
  readonly leapDayNextYear: string;
}

/** The calendar of the zone at a moment. 29 February is 28 February in common years. */
export function birthdayCalendar({ now, zone }: FilterMoment): BirthdayCalendar {
  const today = dayOf(now, zone);
  const year = Number(today.slice(0, 4));
  const text = (of: number): string => String(of).padStart(4, '0');
  const leapDay = (of: number): string => (isDay(`${text(of)}-02-29`) ? '02-29' : '02-28');
  return { today: today.slice(5), thisYear: text(year), nextYear: text(year + 1), leapDayThisYear: leapDay(year), leapDayNextYear: leapDay(year + 1) };
}

/** The day on which a birthday (`1990-02-29` or `--02-29`) comes round next; today counts. */
export function nextBirthday(birthday: string, calendar: BirthdayCalendar): string {
  const monthDay = birthday.slice(-5);
  const kept = (leapDay: string): string => (monthDay === '02-29' ? leapDay : monthDay);
  const isToCome = kept(calendar.leapDayThisYear) >= calendar.today;
  return isToCome ? `${calendar.thisYear}-${kept(calendar.leapDayThisYear)}` : `${calendar.nextYear}-${kept(calendar.leapDayNextYear)}`;
}

/** Only with a year does a birthday have an order. */
export const hasYear = (birthday: string): boolean => !birthday.startsWith('-');
