import { dateFormat, distanceFormat, numberFormat } from '../language/formats.js';

/** Moments in words, in the shop's zone and the reader's language. */
export interface Times {
  readonly zone: string;
  /** `10:02`, with the date in front when it is not today. */
  readonly moment: (iso: string) => string;
  /** `Thursday, 26 November, 10:02`, with the year when it is another one. */
  readonly full: (iso: string) => string;
  readonly day: (iso: string) => string;
  /** `Sat 21 Nov` of a calendar day (`YYYY-MM-DD`), with the year when it is another one. */
  readonly date: (day: string) => string;
  readonly clock: (iso: string) => string;
  /** `in 3 hours`, `2 days ago`. */
  readonly relative: (iso: string, now?: number) => string;
  /** `3 h 20 min`. */
  readonly duration: (ms: number) => string;
  /** The date there, `YYYY-MM-DD`. */
  readonly dateOf: (iso: string | number) => string;
}

const MINUTE_MS = 60_000;
const steps = [['day', 86_400_000], ['hour', 3_600_000], ['minute', MINUTE_MS], ['second', 1000]] as const;

const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const shortDay = { day: 'numeric', month: 'short' } as const;
const longDay = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const ofYear = { year: 'numeric' } as const;

export function timesIn(language: string, zone: string): Times {
  const written = (at: string | number, options: Intl.DateTimeFormatOptions, tag = language): string => dateFormat(tag, { timeZone: zone, ...options }).format(new Date(at));
  const dateOf = (at: string | number): string => written(at, {}, 'en-CA');
  const yearUnlessThis = (day: string): Intl.DateTimeFormatOptions => (day.slice(0, 4) === dateOf(Date.now()).slice(0, 4) ? {} : ofYear);
  return {
    zone,
    clock: (iso) => written(iso, clockTime),
    day: (iso) => written(iso, { weekday: 'short', ...shortDay }),
    date: (day) => written(`${day}T00:00:00Z`, { weekday: 'short', ...shortDay, ...yearUnlessThis(day), timeZone: 'UTC' }),
    full: (iso) => written(iso, { ...longDay, ...yearUnlessThis(dateOf(iso)), ...clockTime }),
    dateOf,
    moment: (iso) => written(iso, dateOf(iso) === dateOf(Date.now()) ? clockTime : { ...shortDay, ...yearUnlessThis(dateOf(iso)), ...clockTime }),
    relative: (iso, now = Date.now()) => {
      const distance = new Date(iso).getTime() - now;
      const [unit, size] = steps.find(([, ms]) => Math.abs(distance) >= ms) ?? ['second', 1000];
      return distanceFormat(language).format(Math.trunc(distance / size), unit);
    },
    duration: (ms) => durationText(ms, language),
  };
}

function durationText(ms: number, language: string): string {
  const parts = [['day', Math.floor(ms / 86_400_000)], ['hour', Math.floor(ms / 3_600_000) % 24], ['minute', Math.floor(ms / MINUTE_MS) % 60], ['second', Math.ceil(ms / 1000) % 60]] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  const shown = first < 0 ? [['second', 0] as const] : parts.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown.map(([unit, count]) => numberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count)).join(' ');
}
