import { z } from 'zod';
import { Purpose } from '../vocabulary.js';

/** The `policy` of a hub's settings (API.md section 3): when and how often people are written to, and what it costs. */

/** Readable text that means nothing: 422, not 400. */
const asRule = (error: string) => ({ error, params: { rule: true } });

/** In the order of ISO 8601; luxon's weekday is the place in it + 1. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 21:30');

/**
 * Nothing of these purposes leaves between `from` and `to`, in the recipient's zone, on nights that begin on these days.
 * `to` before `from` reaches into the next day. What comes in between waits.
 */
export const QuietHours = z
  .strictObject({
    from: localTime,
    to: localTime,
    days: z.array(z.enum(weekdays)).min(1).max(7).default([...weekdays]),
    purposes: z.array(Purpose).min(1).max(2).default(['marketing']),
  })
  .refine(({ from, to }) => from !== to, { ...asRule('begins and ends at the same time; leave quietHours out to have none'), path: ['to'] });
export type QuietHours = z.infer<typeof QuietHours>;

/** Days, hours, minutes; months have no fixed length, and a cap needs one. */
const window = /^P(?!$)(\d{1,3}D)?(T(?!$)(\d{1,4}H)?(\d{1,5}M)?)?$/;

/** At most `max` marketing messages to one address on one channel within `per`; one more is skipped. What is transactional neither counts nor is skipped. */
export const FrequencyCap = z.strictObject({
  max: z.int().min(1).max(1000),
  per: z.string().regex(window, 'an ISO 8601 duration of days, hours or minutes such as P7D').refine(isSoundWindow, asRule('is between one minute and 366 days')),
});
export type FrequencyCap = z.infer<typeof FrequencyCap>;

/** Money as everywhere: an exact decimal and its currency. */
export const Price = z.strictObject({
  amount: z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'an amount such as 0.075'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'ISO 4217, e.g. EUR'),
});
export type Price = z.infer<typeof Price>;

/** What one message costs, by SMS one segment: for estimates alone. */
export const Prices = z
  .strictObject({ whatsapp: Price.nullable().default(null), sms: Price.nullable().default(null), email: Price.nullable().default(null) })
  .refine((prices) => new Set(Object.values(prices).flatMap((price) => price?.currency ?? [])).size <= 1, asRule('are in one currency, so that they can be added up'));
export type Prices = z.infer<typeof Prices>;

export const Policy = z.strictObject({
  confirmAbove: z.int().min(0).max(1_000_000_000).default(1000),
  marketingConsent: z.enum(['required', 'existingCustomers']).default('required'),
  quietHours: QuietHours.nullable().default(null),
  frequencyCap: FrequencyCap.nullable().default(null),
  lateBooking: z.enum(['send', 'skip']).default('skip'),
  prices: Prices.prefault({}),
});
export type Policy = z.infer<typeof Policy>;

const MINUTE_MS = 60_000;
const WINDOW_DAYS_MAX = 366;

/** Milliseconds of a cap's window. */
export function windowMs(per: string): number {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(per) ?? [];
  return (Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
}

function isSoundWindow(per: string): boolean {
  const ms = windowMs(per);
  return ms >= MINUTE_MS && ms <= WINDOW_DAYS_MAX * 1440 * MINUTE_MS;
}
