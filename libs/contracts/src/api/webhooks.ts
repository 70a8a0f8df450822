import { z } from 'zod';
import { moment } from '../moment.js';
import { Channel, CustomerId, Reason } from '../vocabulary.js';

/** Bodies and answers of the webhooks service (API.md section 3, Events). */

/** A refusal inside an answer (RFC 9457 without the members that only a whole answer has). */
export const ProblemOfItem = z.object({
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});
export type ProblemOfItem = z.infer<typeof ProblemOfItem>;

/** `accepted` counts parked events too: they are kept and shown to staff. `index` is the place in the batch. */
export const EventsAccepted = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.object({ id: z.string().nullable(), index: z.int(), problem: ProblemOfItem })),
});
export type EventsAccepted = z.infer<typeof EventsAccepted>;

/** handled: handed on to the platform; parked: waits for a person; ignored: a person gave it up. */
export const ErpEventStatus = z.enum(['handled', 'parked', 'ignored']);
export type ErpEventStatus = z.infer<typeof ErpEventStatus>;

/** Filters of `GET /events`. */
export const ErpEventFilters = z.object({
  customerId: CustomerId.optional(),
  type: z.string().min(1).max(200).optional(),
  status: ErpEventStatus.optional(),
});
export type ErpEventFilters = z.infer<typeof ErpEventFilters>;

/** One event as it came by HTTP. */
export const ErpEventView = z.object({
  id: z.uuid(),
  source: z.string(),
  sourceId: z.string().meta({ description: "The ERP's own event id" }),
  type: z.string(),
  customerId: z.string().optional(),
  time: moment,
  receivedAt: moment,
  status: ErpEventStatus,
  reason: Reason.optional(),
  backfill: z.boolean(),
});
export type ErpEventView = z.infer<typeof ErpEventView>;

/** One event with its data. */
export const ErpEventDetail = ErpEventView.extend({
  data: z.unknown(),
  parkings: z.array(z.object({ consumer: z.string(), state: z.enum(['parked', 'dropped']), reason: Reason, parkedAt: moment })).meta({ description: 'Consumers that could not take it on; none while it waits at the door' }),
});
export type ErpEventDetail = z.infer<typeof ErpEventDetail>;

/** A CloudEvents 1.0 event in structured mode, for the documentation: unknown attributes are extensions. */
export const CloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: moment.optional(),
  hubid: z.string().optional(),
  backfill: z.string().optional(),
  traceparent: z.string().optional(),
  datacontenttype: z.string().optional(),
  data: z.unknown(),
});

/**
 * `POST /settings/{channel}/doctor`: a callback as the provider's log or a proxy shows it; without one, the last that was
 * refused on the channel is looked at.
 */
export const DiagnoseCallback = z
  .strictObject({
    url: z.string().min(1).max(4000).optional().meta({ description: 'The address that the provider called, in full' }),
    method: z.enum(['GET', 'POST']).default('POST'),
    headers: z.record(z.string().max(200), z.string().max(8000)).default({}),
    body: z.string().max(262_144).default(''),
    at: moment.optional().meta({ description: 'When it came; without it the time in its signature is taken for right' }),
  })
  .meta({ id: 'DiagnoseCallback' });
export type DiagnoseCallback = z.output<typeof DiagnoseCallback>;

/** What keeps a callback from being believed. */
export const CallbackDiagnosis = z
  .strictObject({
    source: z.enum(['pasted', 'last', 'none']),
    channel: Channel,
    provider: z.string().optional(),
    receivedAt: moment.optional(),
    verified: z.boolean().optional(),
    part: z.enum(['header', 'key', 'url', 'body', 'time']).optional().meta({ description: 'What does not match' }),
    detail: z.string(),
    remedy: z.string().optional(),
    expectedUrl: z.string().optional().meta({ description: 'The address as the provider must sign it' }),
    publicUrl: z.strictObject({ url: z.string(), reachable: z.boolean(), detail: z.string() }),
  })
  .meta({ id: 'CallbackDiagnosis' });
export type CallbackDiagnosis = z.output<typeof CallbackDiagnosis>;
