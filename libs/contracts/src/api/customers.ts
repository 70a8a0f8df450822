import { z } from 'zod';
import { CustomerFields } from '../messages/erp-events.js';
import { moment } from '../moment.js';
import { Channel, ExplainedReason, Reason } from '../vocabulary.js';

/** Answers about customers (API.md section 3, Customers). */

/** Yes or no to marketing on a channel, with its proof: when it was said, and by whom (`recipient`: here, by the person). */
export const CustomerConsent = z.object({ marketing: z.boolean(), at: moment, source: z.string() });

/** Filters of `GET /customers`, beside `limit` and `cursor`. */
export const customerFilters = {
  q: z.string().min(1).max(200).optional().meta({ description: 'Begins a word of the name, the e-mail, the phone or the id; accents and case do not count' }),
};

/** A customer in a list: the fields as the ERP gave them, and consent as it counts. */
export const CustomerSummary = CustomerFields.omit({ consent: true })
  .extend({
    id: z.string(),
    consent: z.partialRecord(Channel, CustomerConsent),
    createdAt: moment.meta({ description: 'When the customer was first heard of here' }),
    updatedAt: moment,
  })
  .meta({ id: 'CustomerSummary' });
export type CustomerSummary = z.infer<typeof CustomerSummary>;

/** An address of the customer that must not be written to. */
export const CustomerSuppression = z.object({
  channel: Channel,
  address: z.string(),
  scope: z.enum(['all', 'marketing']),
  reason: Reason,
  since: moment,
});

/** WhatsApp's window for free text: open for 24 h after the customer last wrote. */
export const WhatsappWindow = z.object({ open: z.boolean(), closesAt: moment });
export type WhatsappWindow = z.infer<typeof WhatsappWindow>;

/** One customer with what counts when something is to be sent. */
export const CustomerView = CustomerSummary.extend({
  addresses: z.partialRecord(Channel, z.string()).meta({ description: 'Where the customer is reached, in canonical form' }),
  suppressions: z.array(CustomerSuppression),
  window: WhatsappWindow.optional(),
  deletedAt: moment.optional().meta({ description: 'Deleted by the ERP, and not spoken of since' }),
}).meta({ id: 'Customer' });
export type CustomerView = z.infer<typeof CustomerView>;

/** What kind of line a diary has. */
export const ActivityKind = z.enum(['event', 'not_matched', 'execution', 'message', 'reply', 'consent', 'suppression']);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** One line of a customer's diary. */
export const ActivityItem = z
  .object({
    id: z.string(),
    at: moment,
    kind: ActivityKind,
    text: z.string(),
    reason: ExplainedReason.optional(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ActivityItem' });
export type ActivityItem = z.infer<typeof ActivityItem>;

/** What an erasure takes, and what stays and why. */
export const ErasureReport = z
  .object({
    customerId: z.string(),
    erasedAt: moment.optional().meta({ description: 'Absent in a preview' }),
    erased: z.array(z.object({ what: z.string(), count: z.int() })),
    kept: z.array(z.object({ what: z.string(), why: z.string() })),
  })
  .meta({ id: 'ErasureReport' });
export type ErasureReport = z.infer<typeof ErasureReport>;

/** `POST /customers/import` and `GET /customers/imports/{id}`. */
export const CustomerImport = z
  .object({
    id: z.uuid(),
    status: z.enum(['running', 'completed', 'failed']),
    received: z.int().meta({ description: 'Lines, the header aside' }),
    accepted: z.int(),
    rejected: z.int(),
    ignoredColumns: z.array(z.string()).meta({ description: 'Columns that name no field and were left out' }),
    detail: z.string().optional().meta({ description: 'Why it failed; nothing of the file was taken then' }),
    createdAt: moment,
    finishedAt: moment.optional(),
  })
  .meta({ id: 'CustomerImport' });
export type CustomerImport = z.infer<typeof CustomerImport>;

/** A line that could not be kept: unreadable, or without an id. */
export const RejectedImportLine = z.object({ line: z.int(), code: z.string(), detail: z.string(), raw: z.string() }).meta({ id: 'RejectedImportLine' });
export type RejectedImportLine = z.infer<typeof RejectedImportLine>;
