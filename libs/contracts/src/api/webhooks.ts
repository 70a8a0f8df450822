import { z } from 'zod';
import { CustomerId, Reason } from '../vocabulary.js';

/** Bodies and answers of the webhooks service (API.md section 3, Events). */

const moment = z.iso.datetime({ offset: true });

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
export const ErpEventDetail = ErpEventView.extend({ data: z.unknown() });
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
