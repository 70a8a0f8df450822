import { z } from 'zod';
import { dayOrMoment, moment } from '../moment.js';
import { Category, Channel, CustomerId, ExplainedReason, MessageStatus, Purpose } from '../vocabulary.js';
import { line } from './line.js';

/** Names that belong to the platform and cannot be call variables. */
export const reservedVariableNames = ['customer', 'event', 'hub', 'unsubscribeUrl'] as const;

/** Metadata travels with every event of its message. */
const metadataCharsMax = 16_384;
const Metadata = z
  .record(z.string().max(100), z.unknown())
  .refine((metadata) => JSON.stringify(metadata).length <= metadataCharsMax, `at most ${metadataCharsMax} characters of JSON`);

/** What a template is filled with; the text that comes out has bounds of its own (libs/content). */
const variablesCharsMax = 65_536;
const Variables = z
  .record(z.string().max(100), z.unknown())
  .refine((variables) => JSON.stringify(variables).length <= variablesCharsMax, `at most ${variablesCharsMax} characters of JSON`);

/** `POST /messages`: to whom, and either a template with variables or a text of its own. */
export const CreateMessage = z
  .strictObject({
    channel: Channel,
    to: z.string().min(1).max(320).optional(),
    customerId: CustomerId.optional(),
    templateId: z.uuid().optional(),
    variables: Variables.optional(),
    category: Category.optional(),
    subject: line(998).optional(),
    body: z.string().min(1).max(65_536).optional(),
    sendAt: moment.optional(),
    expiresAt: moment.optional(),
    metadata: Metadata.optional(),
  })
  .meta({ id: 'CreateMessage' });
export type CreateMessage = z.infer<typeof CreateMessage>;

/** A message as staff and the ERP see it. */
export const Message = z
  .strictObject({
    id: z.uuid(),
    direction: z.enum(['outbound', 'inbound']),
    sandbox: z.boolean(),
    channel: Channel,
    to: z.string().optional(),
    from: z.string().optional(),
    customerId: z.string().optional(),
    customerName: z.string().optional().meta({ description: 'First and last name, where the customer is known and has one' }),
    templateId: z.uuid().optional(),
    templateVersion: z.int().optional(),
    category: Category,
    purpose: Purpose,
    subject: z.string().optional(),
    body: z.string().optional(),
    status: MessageStatus,
    reason: ExplainedReason.optional(),
    provider: z.string().optional(),
    externalId: z.string().optional(),
    attempts: z.int(),
    /** Of an SMS, once it was rendered: the alphabet it travels in, and how many parts. */
    encoding: z.enum(['GSM-7', 'UCS-2']).optional(),
    segments: z.int().optional(),
    campaignId: z.uuid().optional(),
    automationId: z.uuid().optional(),
    executionId: z.uuid().optional(),
    resendOf: z.uuid().optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    sendAt: moment.optional(),
    nextAttemptAt: moment.optional().meta({ description: 'While it waits for a moment: when it is looked at again. Absent once it is due, and while its campaign is paused' }),
    expiresAt: moment.optional(),
    createdAt: moment,
    sentAt: moment.optional(),
    deliveredAt: moment.optional(),
    readAt: moment.optional(),
    failedAt: moment.optional(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** `POST /messages/batch`. */
export const CreateMessageBatch = z
  .strictObject({ messages: z.array(z.unknown()).min(1).max(1000) })
  .meta({ id: 'CreateMessageBatch' });

/** Filters of `GET /messages`; `limit` and `cursor` are added by every list. */
export const messageFilters = {
  channel: Channel.optional(),
  direction: z.enum(['outbound', 'inbound']).optional(),
  status: MessageStatus.optional(),
  sandbox: z.enum(['true', 'false']).transform((text) => text === 'true').optional().meta({ description: 'true: only those sent on trial; false: only real ones', openapi: { type: 'boolean' } }),
  customerId: CustomerId.optional(),
  campaignId: z.uuid().optional(),
  automationId: z.uuid().optional(),
  from: dayOrMoment.optional(),
  to: dayOrMoment.optional(),
  q: z.string().min(1).max(320).optional().meta({ description: 'Begins the address, the id, the vendor’s id, or a word of the customer’s name' }),
};

/** `GET /messages/waiting`: what a campaign's messages wait for that are in the queue and not due. */
export const WaitingMessages = z
  .object({
    count: z.int().meta({ description: 'Queued, and not due before more than 30 seconds' }),
    retried: z.int().meta({ description: 'Those of them that were tried and are tried again; the others wait for an hour at which they may leave' }),
    nextAt: moment.optional().meta({ description: 'When the first of them is due' }),
    lastAt: moment.optional().meta({ description: 'When the last of them is due' }),
  })
  .meta({ id: 'WaitingMessages' });
export type WaitingMessages = z.infer<typeof WaitingMessages>;

/** One line of a message's story. */
export const TimelineItem = z
  .strictObject({
    at: moment,
    kind: z.enum(['accepted', 'check', 'attempt', 'receipt', 'decision']),
    text: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.infer<typeof TimelineItem>;
