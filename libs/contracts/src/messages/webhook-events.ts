import { z } from 'zod';
import { defineMessage } from '../message.js';
import { webhooksInbound, webhooksReceipts } from '../topics.js';
import { Channel } from '../vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** Why the provider could not deliver, and what is particular about its code (libs/providers, `FailurePolicy`). */
export const ReceiptFailure = z.object({
  class: z.string(),
  code: z.string(),
  detail: z.string(),
  retryAfterMs: z.number().optional(),
  policy: z
    .object({
      scope: z.enum(['account', 'recipient', 'marketing']).optional(),
      retriesMax: z.int().optional(),
      strikes: z.int().optional(),
      suppressForMs: z.number().optional(),
      alert: z.boolean().optional(),
    })
    .optional(),
});
export type ReceiptFailure = z.infer<typeof ReceiptFailure>;

/** One verified fact about one provider call. It matches only attempts of the account that verified it. */
export const ReceiptReceived = z.object({
  accountId: z.uuid(),
  provider: z.string(),
  channel: Channel,
  dedupeKey: z.string().max(200),
  status: z.enum(['sent', 'delivered', 'read', 'failed', 'other']),
  providerStatus: z.string().max(200),
  at: moment,
  attemptId: z.uuid().optional(),
  externalId: z.string().max(500).optional(),
  failure: ReceiptFailure.optional(),
  /** The callback as it came, cut at 8,000 characters; the whole is kept by webhooks. */
  raw: z.string().max(8000),
});
export type ReceiptReceived = z.infer<typeof ReceiptReceived>;

export const receiptReceived = defineMessage({
  type: 'receipt.received',
  version: 1,
  topic: webhooksReceipts,
  schema: ReceiptReceived,
  description: 'A provider reported what became of a message.',
  example: {
    accountId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', provider: 'sandbox', channel: 'sms', dedupeKey: 'sandbox-1|delivered', status: 'delivered',
    providerStatus: 'delivered', at: '2026-11-23T10:00:00Z', externalId: 'sandbox-1', raw: '{}',
  },
});

/** At most this many receipts in one event: a batch of events is some thousand of them. */
export const receiptsTogetherMax = 50;

export const receiptsReceived = defineMessage({
  type: 'receipts.received',
  version: 1,
  topic: webhooksReceipts,
  schema: z.object({ receipts: z.array(ReceiptReceived).min(1).max(receiptsTogetherMax) }),
  description: 'What providers reported of messages of one hub within some milliseconds: as many `receipt.received` in one event.',
  example: { receipts: [receiptReceived.example] },
});

/** A person used the opt-out page. `topic` of the token: one address on one channel. */
export const OptOutChosen = z.object({
  channel: Channel,
  /** Where the message went, as the token carries it: an opaque reference to the message that carried the link. */
  messageId: z.uuid(),
  choice: z.enum(['stop', 'resume']),
  at: moment,
});
export type OptOutChosen = z.infer<typeof OptOutChosen>;

export const optOutChosen = defineMessage({
  type: 'opt_out.chosen',
  version: 1,
  topic: webhooksInbound,
  schema: OptOutChosen,
  description: 'Someone opted out of (or back into) marketing on the opt-out page.',
  example: { channel: 'email', messageId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', choice: 'stop', at: '2026-11-23T10:00:00Z' },
});

export const MessageReceived = z.object({
  accountId: z.uuid(),
  provider: z.string(),
  channel: Channel,
  externalId: z.string().max(500),
  from: z.string().max(320),
  to: z.string().max(320).optional(),
  text: z.string().max(8000),
  at: moment,
  /** Email only. */
  subject: z.string().max(1000).optional(),
  /** Email only: Message-IDs of the mails before it, oldest first. */
  references: z.array(z.string().max(300)).max(20).optional(),
  /** WhatsApp: the person's id for this business; `from` is the same where there is no number. */
  userId: z.string().max(140).optional(),
  profileName: z.string().max(200).optional(),
  /** The person is reached by `from` and `userId` from now on, and was by these before. */
  movedFrom: z.object({ address: z.string().max(320).optional(), userId: z.string().max(140).optional() }).optional(),
  /** The provider's word for what it is (`text`, `button`, `image`); `system` is no message of the person, `automatic` a machine's answer for them (out of office). */
  content: z.string().max(40).optional(),
  /** What the provider itself made of it (an opt-out button, Twilio's OptOutType). */
  signal: z.enum(['stop', 'start', 'help']).optional(),
});
export type MessageReceived = z.infer<typeof MessageReceived>;

export const messageReceived = defineMessage({
  type: 'message.received',
  version: 1,
  topic: webhooksInbound,
  schema: MessageReceived,
  description: 'A person wrote to the shop.',
  example: { accountId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', provider: 'sandbox', channel: 'sms', externalId: 'in-1', from: '+34600111222', text: 'STOP', at: '2026-11-23T10:00:00Z' },
});

/** A person switched a shop's marketing off or on at the provider itself, without a message. */
export const PreferenceStated = z.object({
  accountId: z.uuid(),
  provider: z.string(),
  channel: Channel,
  from: z.string().max(320),
  userId: z.string().max(140).optional(),
  choice: z.enum(['stop', 'resume']),
  at: moment,
});
export type PreferenceStated = z.infer<typeof PreferenceStated>;

export const preferenceStated = defineMessage({
  type: 'preference.stated',
  version: 1,
  topic: webhooksInbound,
  schema: PreferenceStated,
  description: 'A person switched marketing off or on at the provider.',
  example: { accountId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', provider: 'whatsapp', channel: 'whatsapp', from: '+34600111222', choice: 'stop', at: '2026-11-23T10:00:00Z' },
});

/** A provider changed something about a template that lives there; only what changed is present. */
export const VendorTemplateReported = z.object({
  accountId: z.uuid(),
  provider: z.string(),
  name: z.string().max(512),
  language: z.string().max(35),
  status: z.string().max(100).optional(),
  category: z.string().max(100).optional(),
  quality: z.string().max(100).optional(),
  reason: z.string().max(500).optional(),
  at: moment,
});
export type VendorTemplateReported = z.infer<typeof VendorTemplateReported>;

export const vendorTemplateReported = defineMessage({
  type: 'vendor_template.reported',
  version: 1,
  topic: webhooksInbound,
  schema: VendorTemplateReported,
  description: 'A provider approved, paused, rated or re-filed a template.',
  example: { accountId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', provider: 'whatsapp', name: 'booking', language: 'es', status: 'PAUSED', at: '2026-11-23T10:00:00Z' },
});
