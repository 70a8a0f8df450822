import { deriveId } from '@messaging/kernel';
import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { dispatchCommands } from '../topics.js';
import { Category, Channel, CustomerId, Purpose, Reason, type Lane } from '../vocabulary.js';
import { CustomerFields } from './erp-events.js';

const moment = z.iso.datetime({ offset: true });

/** What to say: a template version with variables. */
export const TemplateContent = z.object({
  templateId: z.uuid(),
  templateVersion: z.int().min(1),
  variables: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Ask dispatch to send one message. It names the facts it rests on (first race of DESIGN.md section 5): dispatch that
 * has not seen them yet waits for them up to 60 s, then uses the fields carried here.
 */
export const SendMessage = z
  .object({
    messageId: z.uuid(),
    /** Begins with the hub; the message id is UUIDv5 of it. */
    idempotencyKey: z.string().min(1).max(1000),
    channel: Channel,
    /** To whom: a customer, or an address alone (a test-send). One of the two is there. */
    customerId: CustomerId.optional(),
    to: z.string().min(1).max(320).optional(),
    category: Category,
    purpose: Purpose,
    content: TemplateContent,
    automationId: z.uuid().optional(),
    executionId: z.uuid().optional(),
    expiresAt: moment.optional(),
    /** Data of the ERP event that started it: `event.*` in templates. */
    event: z.record(z.string(), z.unknown()).default({}),
    restsOn: z.object({
      /** Id and time of the newest customer event that the sender of this command had applied. */
      customerEvent: z.object({ id: z.uuid(), time: moment }).optional(),
    }),
    /** The customer's fields as the sender saw them; with `to` alone, of whom the text speaks. */
    customer: CustomerFields.optional(),
    /** Kept with the message and told with its events. */
    metadata: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ customerId, to }) => customerId !== undefined || to !== undefined, 'names a customer or an address');
export type SendMessage = z.infer<typeof SendMessage>;

/** At most this many people in one command: 46 KB as a rule (EVENTING.md section 8). */
export const bulkRecipientsMax = 500;

/**
 * Ask dispatch to send one template version to many, as part of a campaign. Each message's id is derived from campaign,
 * customer and round (`campaignMessageId`), so a repeated command makes no second message.
 */
export const SendMessages = z.object({
  campaignId: z.uuid(),
  channel: Channel,
  category: Category,
  purpose: Purpose,
  content: TemplateContent,
  /** Not before that: the recipients' local time. */
  notBefore: moment.optional(),
  recipients: z.array(z.object({ customerId: CustomerId, round: z.int().min(0) })).min(1).max(bulkRecipientsMax),
});
export type SendMessages = z.infer<typeof SendMessages>;

/** The message that one round of a campaign is for one customer, and the key it comes of (invariant 2 of DESIGN.md). */
export function campaignMessage({ hubId, campaignId }: { hubId: string; campaignId: string }, { customerId, round }: { customerId: string; round: number }): { id: string; key: string } {
  return { id: deriveId(hubId, 'campaign', campaignId, customerId, String(round)), key: `${hubId}|campaign|${campaignId}|${customerId}|${round}` };
}

/** Ask dispatch not to send a message that was asked for before, whether or not the request has arrived yet. */
export const CancelMessage = z.object({ messageId: z.uuid(), reason: Reason });
export type CancelMessage = z.infer<typeof CancelMessage>;

const example = {
  messageId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99',
  idempotencyKey: 'main|automation|c-1|event',
  channel: 'email',
  customerId: 'c-1',
  category: 'custom',
  purpose: 'transactional',
  content: { templateId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', templateVersion: 1, variables: {} },
  restsOn: {},
} as const satisfies z.input<typeof SendMessage>;

/** `message.send` on the topic of a channel and lane. */
export const messageSend = (channel: Channel, lane: Lane) =>
  defineMessage({ type: 'message.send', version: 1, topic: dispatchCommands[channel][lane], schema: SendMessage, description: 'Send one message.', example });

/** `message.cancel`, on the topic and key of the send it undoes (second race of DESIGN.md section 5). */
export const messageCancel = (channel: Channel, lane: Lane) =>
  defineMessage({
    type: 'message.cancel',
    version: 1,
    topic: dispatchCommands[channel][lane],
    schema: CancelMessage,
    description: 'Do not send this message.',
    example: { messageId: example.messageId, reason: { code: 'VISIT.CANCELLED', detail: 'The visit was cancelled.' } },
  });

/** `messages.send`, on the bulk topic of a channel. */
export const messagesSend = (channel: Channel) =>
  defineMessage({
    type: 'messages.send',
    version: 1,
    topic: dispatchCommands[channel].bulk,
    schema: SendMessages,
    description: 'Send one template version to many people of a campaign.',
    example: {
      campaignId: example.content.templateId, channel, category: 'marketing', purpose: 'marketing', content: example.content,
      recipients: [{ customerId: 'c-1', round: 0 }],
    },
  });

/** Both commands of one topic, as its consumer declares them. */
export const dispatchCommandsOf = (channel: Channel, lane: Lane) => [messageSend(channel, lane), messageCancel(channel, lane)] as const;

/** Every command, for the catalogue. */
export const allDispatchCommands: readonly MessageDefinition[] = Channel.options.flatMap((channel) =>
  [...dispatchCommandsOf(channel, 'priority'), ...dispatchCommandsOf(channel, 'bulk'), messagesSend(channel)],
);
