import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { FrequencyCap, Prices, QuietHours } from '../api/sending-policy.js';
import { dispatchEvents, hubEvents, settingsEvents } from '../topics.js';
import { Channel, ExplainedReason, HubId, MessageStatus, permissions, Purpose, Reason } from '../vocabulary.js';
import { channelEvents } from './channel-events.js';

const moment = z.iso.datetime({ offset: true });

/** A message's status changed; told only when it moved forward. */
export const MessageStatusChanged = z.object({
  messageId: z.uuid(),
  status: MessageStatus,
  /** The status it had before: whoever counts by present status takes it off there. Absent: it is new. */
  previous: MessageStatus.optional(),
  /** Whether it was a sandbox message while it had that status; absent: as now. */
  previousSandbox: z.boolean().optional(),
  at: moment,
  /** When the message was accepted; the day it is counted on. Absent: `at`. */
  acceptedAt: moment.optional(),
  /** SMS segments, once it was rendered. */
  segments: z.int().optional(),
  reason: Reason.optional(),
  channel: Channel,
  purpose: Purpose,
  sandbox: z.boolean(),
  provider: z.string().optional(),
  customerId: z.string().optional(),
  automationId: z.uuid().optional(),
  executionId: z.uuid().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
export type MessageStatusChanged = z.infer<typeof MessageStatusChanged>;

/** `message.sent`, `message.delivered`, …: one type per status, one schema. */
export const messageEvents = MessageStatus.options.map((status) =>
  defineMessage({
    type: `message.${status}`,
    version: 1,
    topic: dispatchEvents,
    schema: MessageStatusChanged,
    description: `A message is now ${status}.`,
    example: { messageId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', status, at: '2026-11-23T10:00:00Z', channel: 'email', purpose: 'transactional', sandbox: false },
  }),
);

/** At most this many messages in one event of a campaign's progress: 121 k rows/s were applied at 200 to 500 a batch. */
export const progressEntriesMax = 200;

/** What became of one message of a campaign. */
export const MessageProgress = z.object({
  messageId: z.uuid(),
  customerId: z.string(),
  status: MessageStatus,
  /** As in the events of single messages; `queued` was not told, and is counted nowhere. */
  previous: MessageStatus.optional(),
  acceptedAt: moment.optional(),
  at: moment,
  /** With the vendor's sentence, where its code has one. */
  reason: ExplainedReason.optional(),
  /** The vendor's own code, where one refused or failed it. */
  providerCode: z.string().optional(),
  /** A provider took it, whatever became of it then. */
  accepted: z.boolean().optional(),
  sandbox: z.boolean(),
});
export type MessageProgress = z.infer<typeof MessageProgress>;

/** Messages of a campaign moved forward; they say nothing singly. */
export const messagesProgressed = defineMessage({
  type: 'messages.progressed',
  version: 1,
  topic: dispatchEvents,
  schema: z.object({ campaignId: z.uuid(), channel: Channel, entries: z.array(MessageProgress).min(1).max(progressEntriesMax) }),
  description: 'What became of messages of a campaign, instead of an event for each; never `queued`.',
  example: {
    campaignId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', channel: 'email',
    entries: [{ messageId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', customerId: 'c-1', status: 'sent', at: '2026-11-23T10:00:00Z', accepted: true, sandbox: false }],
  },
});

/** One account's callback secrets, sealed; the sending credentials never leave dispatch. */
export const CallbackAccount = z.object({
  accountId: z.uuid(),
  provider: z.string(),
  channel: Channel,
  /** Sealed by SecretBox at place hub|account|field, by field name. */
  secrets: z.record(z.string(), z.string()),
  /** The ones before, sealed alike, while providers may still sign with them. */
  previousSecrets: z.record(z.string(), z.object({ sealed: z.string(), until: moment })).optional(),
  /** What the provider calls this account, by field name (`phoneId`, `accountSid`); no secrets. */
  identity: z.record(z.string(), z.string()).optional(),
});

/** An API key as every service verifies it: by its hash alone. */
export const ApiKeyHash = z.object({
  id: z.uuid(),
  name: z.string(),
  /** SHA-256 of the key in hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  permissions: z.array(z.enum(permissions)),
});
export type ApiKeyHash = z.infer<typeof ApiKeyHash>;

export type CallbackAccount = z.infer<typeof CallbackAccount>;

/** A hub's settings as other services need them. The whole state, so that the newest event is enough. */
export const SettingsChanged = z.object({
  revision: z.int(),
  hub: z.object({
    name: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    country: z.string(),
    /** What mails are dressed in and must name; absent in events of before they were told. */
    brand: z.object({ logo: z.string().nullable(), color: z.string().nullable() }).optional(),
    legal: z.object({ name: z.string().nullable(), taxId: z.string().nullable(), address: z.string().nullable(), privacyUrl: z.string().nullable() }).optional(),
    customerUrl: z.string().nullable().optional(),
  }),
  /** Of SMS, whether its sender can be answered: a name cannot. Absent in events of before it was told, and then it can. */
  channels: z.record(Channel, z.object({ enabled: z.boolean(), provider: z.string(), canBeAnswered: z.boolean().optional() })),
  automations: z.object({
    appointmentReminder: z.object({ enabled: z.boolean(), hoursBefore: z.number(), channel: Channel.optional() }),
    bookingConfirmation: z.object({ enabled: z.boolean(), channel: Channel.optional() }),
  }),
  policy: z.object({
    lateBooking: z.enum(['send', 'skip']),
    // Absent in events of earlier versions.
    confirmAbove: z.int().optional(),
    marketingConsent: z.enum(['required', 'existingCustomers']).optional(),
    quietHours: z.object(QuietHours.shape).nullable().optional(),
    frequencyCap: z.object(FrequencyCap.shape).nullable().optional(),
    prices: z.object(Prices.shape).optional(),
  }),
  accounts: z.array(CallbackAccount),
  /** The whole list: a key that is not in it is revoked. */
  apiKeys: z.array(ApiKeyHash).optional(),
});
export type SettingsChanged = z.infer<typeof SettingsChanged>;

export const settingsChanged = defineMessage({
  type: 'settings.changed',
  version: 1,
  topic: settingsEvents,
  schema: SettingsChanged,
  description: 'A hub\'s settings, whole.',
  example: {
    revision: 1,
    hub: { name: 'Salon Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' },
    channels: { whatsapp: { enabled: true, provider: 'sandbox' }, sms: { enabled: true, provider: 'sandbox' }, email: { enabled: true, provider: 'smtp' } },
    automations: { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } },
    policy: { lateBooking: 'skip' },
    accounts: [],
  },
});

export const hubSeen = defineMessage({
  type: 'hub.seen',
  version: 1,
  topic: hubEvents,
  schema: z.object({ hubId: HubId, seenAt: moment }),
  description: 'A hub was seen for the first time.',
  example: { hubId: 'main', seenAt: '2026-11-23T10:00:00Z' },
});

export const apiKeyUsed = defineMessage({
  type: 'api_key.used',
  version: 1,
  topic: hubEvents,
  schema: z.object({ keyId: z.uuid(), at: moment }),
  description: 'An API key was used; said once a minute at most by each process that let it in.',
  example: { keyId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', at: '2026-11-23T10:00:00Z' },
});

/** A campaign's gate is shut although it was told to be open. */
export const GateShut = z.object({
  campaignId: z.uuid(),
  channel: Channel,
  /** What was known of the campaign: of a newer one it is decided anew. */
  revision: z.int(),
  reason: Reason,
});
export type GateShut = z.infer<typeof GateShut>;

export const gateShut = defineMessage({
  type: 'gate.shut',
  version: 1,
  topic: dispatchEvents,
  schema: GateShut,
  description: 'Whom a campaign began to be sent by cannot send it any more: nothing of it leaves until somebody decides.',
  example: {
    campaignId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', channel: 'email', revision: 4,
    reason: { code: 'CAMPAIGN.SENDER_CHANGED', detail: 'email is sent by smtp now; the campaign began on the sandbox.' },
  },
});

/** Every event that dispatch says, for the catalogue. */
export const allDispatchEvents: readonly MessageDefinition[] = [...messageEvents, messagesProgressed, gateShut, ...channelEvents, settingsChanged, hubSeen, apiKeyUsed];
