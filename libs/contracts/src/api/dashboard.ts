import { z } from 'zod';
import { Channel, channels, Reason, Trigger } from '../vocabulary.js';

/** `GET /dashboard` (API.md section 3, The rest). */

const count = z.int();

/**
 * Messages by their present status, as in a campaign's totals: `sent` are now sent, delivered or read, `delivered`
 * includes read; messages = open + sent + failed + skipped + cancelled + unknown.
 */
export const MessageCounts = z.strictObject({
  messages: count, open: count, sent: count, delivered: count, read: count, failed: count, skipped: count, cancelled: count, unknown: count,
});
export type MessageCounts = z.infer<typeof MessageCounts>;

const perChannel = z.record(Channel, MessageCounts);

/** A day of the hub's zone. */
export const DashboardDay = z.strictObject({ date: z.iso.date(), ...Object.fromEntries(channels.map((channel) => [channel, MessageCounts])) as Record<Channel, typeof MessageCounts> });
export type DashboardDay = z.infer<typeof DashboardDay>;

/** Something that goes on only when a person does something about it. */
export const DashboardProblem = z.strictObject({
  kind: z.enum(['channel_broken', 'sending_held', 'hub_suspended', 'hook_disabled', 'events_parked', 'campaign_paused', 'messages_unknown', 'address_unreachable']),
  code: z.string(),
  /** In the hub's language: what is the matter. */
  text: z.string(),
  /** The same in both languages, where the vendor's code says more than the product's list. */
  explained: z.strictObject({ en: z.string(), es: z.string() }).optional(),
  /** The provider's or the platform's own words. */
  detail: z.string().optional(),
  channel: Channel.optional(),
  provider: z.string().optional(),
  sandbox: z.boolean().optional(),
  campaignId: z.uuid().optional(),
  hookId: z.uuid().optional(),
  since: z.iso.datetime().optional(),
  /** Of `messages_unknown`: the first day that counts; `GET /messages` lists them by status, channel, `sandbox=false` and this `from`. */
  from: z.iso.date().optional(),
  /** Messages that wait for it, or that it is about; of `events_parked` the ERP's events, 10,000 at most. */
  waiting: count.optional(),
});
export type DashboardProblem = z.infer<typeof DashboardProblem>;

export const Dashboard = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    timeZone: z.string(),
    /** Of real messages, on the days they were accepted. */
    totals: z.strictObject({ all: MessageCounts, channels: perChannel }),
    series: z.array(DashboardDay),
    /** The same of sandbox messages, which count in no total of real ones. */
    sandbox: z.strictObject({ all: MessageCounts, channels: perChannel, series: z.array(DashboardDay) }),
    automations: z.array(z.strictObject({ id: z.uuid(), name: z.string(), trigger: Trigger, isActive: z.boolean(), pending: count })),
    campaigns: z.array(
      z.strictObject({
        id: z.uuid(), name: z.string(), status: z.string(), channel: Channel.optional(), sandbox: z.boolean().optional(), progress: z.number().optional(),
        totals: z.record(z.string(), z.unknown()).optional(), scheduledAt: z.iso.datetime().optional(), startedAt: z.iso.datetime().optional(), pauseReason: Reason.optional(),
      }),
    ),
    problems: z.array(DashboardProblem),
  })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof Dashboard>;
