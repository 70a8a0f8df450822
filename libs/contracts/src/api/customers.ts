import { z } from 'zod';
import { CustomerFields } from '../messages/erp-events.js';
import { moment } from '../moment.js';
import { Channel, ExplainedReason, Reason } from '../vocabulary.js';
import { Message, TimelineItem } from './messages.js';
import { Label } from './settings-providers.js';

/** Answers about customers (API.md section 3, Customers). */

/** Yes or no to marketing on a channel, with its proof: when it was said, and by whom (`recipient`: here, by the person). */
export const CustomerConsent = z.object({ marketing: z.boolean(), at: moment, source: z.string() });

/** Filters of `GET /customers`, beside `limit` and `cursor`. */
export const customerFilters = {
  q: z.string().min(1).max(200).optional().meta({ description: 'Begins a word of the name, the email, the phone or the id; accents and case do not count' }),
};

/** A customer in a list: the fields as the ERP gave them, consent as it counts, and which addresses can be used. */
export const CustomerSummary = CustomerFields.omit({ consent: true })
  .extend({
    id: z.string(),
    consent: z.partialRecord(Channel, CustomerConsent),
    addresses: z.partialRecord(Channel, z.string()).meta({ description: 'Where the customer is reached, in canonical form' }),
    readablePhones: z.partialRecord(Channel.exclude(['email']), z.string()).meta({ description: 'The phone numbers of `addresses` as people read them, such as `+34 600 11 12 22`' }),
    invalidAddresses: z.partialRecord(Channel, z.string()).meta({ description: 'What was given as an address and cannot be used: messages to it are skipped with `ADDRESS.INVALID`' }),
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

const ExportedMessage = Message.extend({ timeline: z.array(TimelineItem) }).meta({ id: 'ExportedMessage' });

/** Everything kept of a customer. */
export const CustomerExport = z
  .object({
    exportedAt: moment,
    events: z.string().meta({ description: 'Where the raw events of the ERP are read' }),
    customer: CustomerView,
    activity: z.array(ActivityItem),
    messages: z.array(ExportedMessage),
  })
  .meta({ id: 'CustomerExport' });

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
    taken: z.object({
      created: z.int().meta({ description: 'Customers who were not known' }),
      updated: z.int().meta({ description: 'Something of a known customer changed' }),
      unchanged: z.int().meta({ description: 'All of it was known' }),
      repeated: z.int().meta({ description: 'An earlier line of the file was of the same customer; where both say the same thing differently, the later counts' }),
    }).optional().meta({ description: 'What came of the accepted lines, which they add up to; absent for an import that began before this was counted' }),
    warned: z.int().meta({ description: 'Accepted lines with something to look at: `GET …/warnings`' }),
    ignoredColumns: z.array(z.string()).meta({ description: 'Columns that name no field and were left out' }),
    detail: z.string().optional().meta({ description: 'Why it failed; nothing of the file was taken then, unless `canResume`' }),
    canResume: z.boolean().meta({ description: 'It stood aside after part of it: `POST …/resume` goes on with the rest' }),
    createdAt: moment,
    finishedAt: moment.optional(),
  })
  .meta({ id: 'CustomerImport' });
export type CustomerImport = z.infer<typeof CustomerImport>;

const bothLanguages = Label.optional().meta({ description: 'The detail in both languages' });

/** A line that could not be kept: unreadable, or without an id. */
export const RejectedImportLine = z.object({ line: z.int(), code: z.string(), detail: z.string(), text: bothLanguages, raw: z.string() }).meta({ id: 'RejectedImportLine' });
export type RejectedImportLine = z.infer<typeof RejectedImportLine>;

/** A line that was taken, and something of it was not, or will be of no use. A line may have several. */
export const ImportWarning = z
  .object({
    line: z.int(),
    code: z.string().meta({ description: '`FIELD.LEFT_OUT`: a cell that could not be read; `CONSENT.UNREAD`: an answer that is neither yes nor no; `ADDRESS.INVALID`, `ADDRESS.DIGITS_LOST`: nobody is reached by it; `IMPORT.REPEATED`: an earlier line is of the same customer' }),
    fields: z.array(z.string()),
    detail: z.string(),
    text: bothLanguages,
    raw: z.string(),
  })
  .meta({ id: 'ImportWarning' });
export type ImportWarning = z.infer<typeof ImportWarning>;

/** What is to be put right in a file, with a few lines for each. */
export const ImportRepair = z.object({
  code: z.string().meta({ description: '`IMPORT.…`: such lines are not taken; `ADDRESS.…`: they are, but cannot be reached so; `FIELD.LEFT_OUT`: they are, without a cell that is no day or no amount; `CONSENT.UNREAD`: they are, without an answer that is neither yes nor no' }),
  count: z.int(),
  examples: z.array(z.object({ line: z.int(), detail: z.string(), fields: z.array(z.string()), raw: z.string() })).meta({ description: 'The first 3' }),
});
export type ImportRepair = z.infer<typeof ImportRepair>;

/** `POST /customers/import/preview`: what an import of this file would take. */
export const ImportPreview = z
  .object({
    headingLine: z.int().meta({ description: 'Where the headings stand, from 1; what stands above them is left out' }),
    columns: z.array(z.object({ name: z.string(), field: z.string().nullable() })).meta({ description: 'As mapped, else as recognised by its name; null: left out' }),
    fields: z.array(z.string()).meta({ description: 'What a column may hold; beside these `attributes.<name>`' }),
    problems: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).meta({ description: 'Why the import would be refused as it is; empty: it would be taken' }),
    sample: z.array(z.object({ line: z.int(), cells: z.array(z.string()), ok: z.boolean() })).meta({ description: 'The first 5 rows, as they stand in the file' }),
    received: z.int().meta({ description: 'Lines, the header aside' }),
    usable: z.int(),
    repeated: z.int().optional().meta({ description: 'Usable lines about a customer of an earlier line; not counted in lists of more than 500,000 customers' }),
    unheardAnswers: z.array(z.string()).optional().meta({ description: 'Columns that are left out, or kept as an extra, and may say who wants no marketing: their heading speaks of it, or nearly all of their cells say yes or no. With `?consent=` the import is refused until `?mapping=` names each of them' }),
    saysConsent: z.boolean().meta({ description: 'A column holds consent to marketing' }),
    repairs: z.array(ImportRepair),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof ImportPreview>;
