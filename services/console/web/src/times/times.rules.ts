/** Moments in words, in the shop's zone and the reader's language. */
export interface Times {
  readonly zone: string;
  /** `10:02`, with the date in front when it is not today. */
  readonly moment: (iso: string) => string;
  /** `Thursday, 26 November, 10:02`, with the year when it is another one. */
  readonly full: (iso: string) => string;
  readonly day: (iso: string) => string;
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

export function timesIn(language: string, zone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const short = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const withYear = format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const long = format({ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const longWithYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const dateOf = (at: string | number): string => date.format(new Date(at));
  const isThisYear = (iso: string): boolean => dateOf(iso).slice(0, 4) === dateOf(Date.now()).slice(0, 4);
  return {
    zone,
    clock: (iso) => clock.format(new Date(iso)),
    day: (iso) => day.format(new Date(iso)),
    full: (iso) => (isThisYear(iso) ? long : longWithYear).format(new Date(iso)),
    dateOf,
    moment: (iso) => {
      if (dateOf(iso) === dateOf(Date.now())) return clock.format(new Date(iso));
      return (isThisYear(iso) ? short : withYear).format(new Date(iso));
    },
    relative: (iso, now = Date.now()) => {
      const distance = new Date(iso).getTime() - now;
      const [unit, size] = steps.find(([, ms]) => Math.abs(distance) >= ms) ?? ['second', 1000];
      return relative.format(Math.trunc(distance / size), unit);
    },
    duration: (ms) => durationText(ms, language),
  };
}

function durationText(ms: number, language: string): string {
  const parts = [['day', Math.floor(ms / 86_400_000)], ['hour', Math.floor(ms / 3_600_000) % 24], ['minute', Math.floor(ms / MINUTE_MS) % 60], ['second', Math.ceil(ms / 1000) % 60]] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  const shown = first < 0 ? [['second', 0] as const] : parts.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown.map(([unit, count]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count)).join(' ');
}
