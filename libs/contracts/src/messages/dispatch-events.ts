import { z } from 'zod';
import { defineMessage, type MessageDefinition } from '../message.js';
import { dispatchEvents, hubEvents, settingsEvents } from '../topics.js';
import { Channel, HubId, MessageStatus, Purpose, Reason } from '../vocabulary.js';

const moment = z.iso.datetime({ offset: true });

/** A message's status changed; told only when it moved forward. */
export const MessageStatusChanged = z.object({
  messageId: z.uuid(),
  status: MessageStatus,
  at: moment,
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

/** One account's callback secrets, sealed; the sending credentials never leave dispatch. */
export const CallbackAccount = z.object({
  accountId: z.uuid(),
  provider: z.string(),
  channel: Channel,
  /** Sealed by SecretBox at place hub|account|field, by field name. */
  secrets: z.record(z.string(), z.string()),
});

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
  channels: z.record(Channel, z.object({ enabled: z.boolean(), provider: z.string() })),
  automations: z.object({
    appointmentReminder: z.object({ enabled: z.boolean(), hoursBefore: z.number(), channel: Channel.optional() }),
    bookingConfirmation: z.object({ enabled: z.boolean(), channel: Channel.optional() }),
  }),
  policy: z.object({ lateBooking: z.enum(['send', 'skip']) }),
  accounts: z.array(CallbackAccount),
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

/** Every event that dispatch says, for the catalogue. */
export const allDispatchEvents: readonly MessageDefinition[] = [...messageEvents, settingsChanged, hubSeen];
