import { z } from 'zod';
import { dayOrMoment, moment } from '../moment.js';
import { Channel, CustomerId, ExplainedReason } from '../vocabulary.js';

/** What automations would do (API.md section 3, Automations): bodies and answers that send nothing. */

/** Longer stretches are asked for piece by piece. */
const forecastDaysMax = 366;

/** An event as the ERP would send it; of its attributes only `type` and `data` are needed. */
const TriedEvent = z.looseObject({ type: z.string().min(1).max(200), time: moment.optional(), data: z.record(z.string(), z.unknown()) });

export const DryRunAutomation = z.union([z.strictObject({ event: TriedEvent }), z.strictObject({ from: dayOrMoment, to: dayOrMoment })]);
export type DryRunAutomation = z.infer<typeof DryRunAutomation>;

export const ForecastAutomations = z.strictObject({
  from: dayOrMoment.optional(),
  days: z.int().min(1).max(forecastDaysMax),
  automationIds: z.array(z.uuid()).min(1).max(100).optional(),
});
export type ForecastAutomations = z.infer<typeof ForecastAutomations>;

export const ForecastItem = z.object({
  automationId: z.uuid(),
  customerId: CustomerId,
  customerName: z.string().optional(),
  /** Null where nothing would be sent on any. */
  channel: Channel.nullable(),
  at: moment,
  decision: z.enum(['send', 'skip']),
  reason: ExplainedReason.optional(),
  /** Of a mail that would be sent, as its reader gets it. */
  subject: z.string().optional(),
});
export type ForecastItem = z.infer<typeof ForecastItem>;

/** One page of the items, earliest first; the summary counts all of them. */
export const Forecast = z.object({
  items: z.array(ForecastItem),
  summary: z.object({ send: z.int(), skip: z.int(), byReason: z.record(z.string(), z.int()) }),
  /** True: there is more than is counted; ask for fewer days. */
  isTruncated: z.boolean(),
  nextCursor: z.string().nullable(),
});
export type Forecast = z.infer<typeof Forecast>;
