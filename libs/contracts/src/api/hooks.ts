import { z } from 'zod';
import { moment } from '../moment.js';
import { MessageStatus, Reason } from '../vocabulary.js';
import { Label } from './settings-providers.js';

/** Outgoing hooks (API.md section 3): Standard Webhooks, signed, retried for days. */

/** What a hook may ask for. `message.*` stands for every status of messages, for replies, and for `messages.progressed`. */
export const hookEventTypes = [
  'message.*', ...MessageStatus.options.map((status) => `message.${status}` as const), 'message.received', 'messages.progressed', 'consent.changed',
  'campaign.completed', 'channel.broken', 'channel.restored',
] as const;
export const HookEventType = z.enum(hookEventTypes);
export type HookEventType = z.infer<typeof HookEventType>;

const url = z.string().min(1).max(2000);
const events = z.array(HookEventType).min(1).max(hookEventTypes.length).refine((list) => new Set(list).size === list.length, 'must not name a type twice');
const description = z.string().trim().max(200);

/** What a hook gets that names nothing: everything, each once. */
const everything: HookEventType[] = ['message.*', 'consent.changed', 'campaign.completed', 'channel.broken', 'channel.restored'];

/** `POST /hooks`. */
export const CreateHook = z.strictObject({ url, events: events.default(everything), description: description.optional(), isActive: z.boolean().default(true) }).meta({ id: 'CreateHook' });
export type CreateHook = z.output<typeof CreateHook>;

/** `PATCH /hooks/{id}`: any of it; null clears the description. */
export const ChangeHook = z.strictObject({ url: url.optional(), events: events.optional(), description: description.nullish(), isActive: z.boolean().optional() }).meta({ id: 'ChangeHook' });
export type ChangeHook = z.output<typeof ChangeHook>;

/** A hook. Its secret is never shown again. */
export const HookView = z
  .strictObject({
    id: z.uuid(),
    url: z.string(),
    events: z.array(HookEventType),
    description: z.string().optional(),
    isActive: z.boolean(),
    /** failing: the last delivery did not arrive; disabled: given up, or switched off. */
    status: z.enum(['active', 'failing', 'disabled']),
    reason: Reason.optional().meta({ description: 'Why the platform gave it up' }),
    secretHint: z.string(),
    failingSince: moment.optional(),
    lastSuccessAt: moment.optional(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Hook' });
export type HookView = z.infer<typeof HookView>;

/** A hook with its secret (`whsec_…`): in the answer that makes it, and in no other. */
export const NewHook = HookView.extend({ secret: z.string() }).meta({ id: 'NewHook' });
export type NewHook = z.infer<typeof NewHook>;

export const HookDeliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export type HookDeliveryStatus = z.infer<typeof HookDeliveryStatus>;

/** Filters of `GET /hooks/{id}/deliveries`, beside `limit` and `cursor`. */
export const hookDeliveryFilters = { status: HookDeliveryStatus.optional(), type: z.string().min(1).max(100).optional() };

/** One call of a hook. */
export const HookAttempt = z.strictObject({
  at: moment,
  status: z.int().optional().meta({ description: 'HTTP status; absent: there was no answer' }),
  latencyMs: z.int(),
  error: z.string().optional(),
  text: Label.optional().meta({ description: 'What the error means, in a sentence' }),
  response: z.string().optional().meta({ description: 'The beginning of the answer' }),
});
export type HookAttempt = z.infer<typeof HookAttempt>;

/** One event on its way to one hook; its id is the `webhook-id` of every attempt. */
export const HookDelivery = z
  .strictObject({
    id: z.uuid(),
    type: z.string(),
    status: HookDeliveryStatus,
    attempts: z.int(),
    last: HookAttempt.optional(),
    nextAttemptAt: moment.optional(),
    createdAt: moment,
  })
  .meta({ id: 'HookDelivery' });
export type HookDelivery = z.infer<typeof HookDelivery>;

/** The same with what is sent, and every attempt so far (the newest ones, if there were many). */
export const HookDeliveryDetail = HookDelivery.extend({ request: z.strictObject({ url: z.string(), body: z.string() }), log: z.array(HookAttempt) }).meta({ id: 'HookDeliveryDetail' });
export type HookDeliveryDetail = z.infer<typeof HookDeliveryDetail>;

/** What a try-out came to. */
export const HookTest = z.strictObject({ ok: z.boolean(), attempt: HookAttempt, remedy: z.string().optional(), remedyText: Label.optional().meta({ description: 'The remedy in both languages' }) }).meta({ id: 'HookTest' });
export type HookTest = z.infer<typeof HookTest>;
