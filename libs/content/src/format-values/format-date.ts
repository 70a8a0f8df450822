import { DateTime } from 'luxon';
import { formatterFor, intlLocale, plainSpaces, writtenOnce, type FormatOptions } from './value-format.js';

/** `short` 1/12/26 … `full` with the weekday and year; `day` weekday, day and month; `monthDay` day and month. */
const dateStyles = ['short', 'medium', 'long', 'full', 'day', 'monthDay'] as const;
export type DateStyle = (typeof dateStyles)[number];

const isDateStyle = (style: unknown): style is DateStyle => dateStyles.some((known) => known === style);

/**
 * A date in the reader's language and zone; `long` ("1 December 2026") unless `style` says otherwise: no weekday, so
 * that Spanish keeps out of UCS-2 ("sábado" is not GSM-7). Takes RFC 3339 times, plain dates (no zone applied) and
 * yearly dates (`--02-29`). Undefined for anything else.
 */
export function formatDate(value: unknown, options: FormatOptions, style: unknown = 'long'): string | undefined {
  if (!isDateStyle(style)) return undefined;
  return writtenOnce(value, `date ${style} ${options.locale} ${options.timeZone}`, () => writeDate(value, options, style));
}

function writeDate(value: unknown, options: FormatOptions, style: DateStyle): string | undefined {
  const yearly = yearlyDate(value);
  if (yearly) return write(yearly, 'monthDay', { ...options, timeZone: 'UTC' });
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const date = DateTime.fromISO(value, { zone: 'UTC' });
    return date.isValid ? write(date, style, { ...options, timeZone: 'UTC' }) : undefined;
  }
  const moment = toMoment(value, options.timeZone);
  return moment && write(moment, style, options);
}

/** A time of day in the reader's language and zone ("9:30 AM", "9:30"); undefined for what is no moment. */
export function formatTime(value: unknown, options: FormatOptions): string | undefined {
  return writtenOnce(value, `time ${options.locale} ${options.timeZone}`, () => writeTime(value, options));
}

function writeTime(value: unknown, options: FormatOptions): string | undefined {
  const moment = toMoment(value, options.timeZone);
  if (!moment) return undefined;
  const locale = intlLocale(options.locale);
  const key = `DateTimeFormat time ${locale} ${options.timeZone}`;
  const make = (): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: options.timeZone });
  return plainSpaces(formatterFor(key, Intl.DateTimeFormat, make).format(moment.toMillis()));
}

/** `--02-29`, and `1990-02-29`, which no calendar has but an ERP may: shown without the year. */
function yearlyDate(value: unknown): DateTime | undefined {
  const match = typeof value === 'string' ? /^(?:-|\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (!match || (typeof value === 'string' && value[0] !== '-' && `${match[1]}-${match[2]}` !== '02-29')) return undefined;
  if (typeof value === 'string' && DateTime.fromISO(value, { zone: 'UTC' }).isValid) return undefined;
  const date = DateTime.fromISO(`2000-${match[1]}-${match[2]}`, { zone: 'UTC' });
  return date.isValid ? date : undefined;
}

/** `2026-12-01T10:00:00.000000000+01:00` has 35. */
const timeCharsMax = 40;

/** A moment from an RFC 3339 time or a Date; a time without offset is read in the reader's zone. */
function toMoment(value: unknown, zone: string): DateTime | undefined {
  if (typeof value === 'string' && (value.length > timeCharsMax || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value))) return undefined;
  let moment: DateTime | undefined;
  if (typeof value === 'string') moment = DateTime.fromISO(value.replace(' ', 'T'), { zone });
  if (value instanceof Date) moment = DateTime.fromJSDate(value, { zone });
  return moment?.isValid ? moment : undefined;
}

function write(moment: DateTime, style: DateStyle, { locale, timeZone }: FormatOptions): string {
  const tag = intlLocale(locale);
  const make = (): Intl.DateTimeFormat => new Intl.DateTimeFormat(tag, { ...intlStyle(style), timeZone });
  return plainSpaces(formatterFor(`DateTimeFormat ${style} ${tag} ${timeZone}`, Intl.DateTimeFormat, make).format(moment.toMillis()));
}

function intlStyle(style: DateStyle): Intl.DateTimeFormatOptions {
  if (style === 'day') return { weekday: 'long', day: 'numeric', month: 'long' };
  if (style === 'monthDay') return { day: 'numeric', month: 'long' };
  return { dateStyle: style };
}
