import { campaignChanged, dispatchCommandsOf, erpEvents, messageReceived, messagesSend, optOutChosen, preferenceStated, receiptReceived, templateHeadChanged, templateVersionPublished, vendorTemplateReported } from '@messaging/contracts';
import type { CancelMessage, Channel, CustomerFields, Envelope, Lane, MessageDefinition, MessageReceived, PreferenceStated, ReceiptReceived, SendMessage, VendorTemplateReported } from '@messaging/contracts';
import { deriveId, newId } from '@messaging/kernel';
import type { QueuedMessage } from '../src/send-message/queued-message.js';
import type { SendingFacts } from '../src/decide-sending/decide-sending.rules.js';
import { accountOf, type Batch } from './dispatch-app.js';

type Data = Readonly<Record<string, unknown>>;

function envelope(definition: MessageDefinition | undefined, data: unknown, about: { hubId?: string; key?: string; time?: Date; type?: string } = {}): Envelope {
  if (!definition) throw new Error('not declared');
  const { hubId = 'main', key = 'k', time = new Date(), type = definition.type } = about;
  return { id: newId(), type, source: '/spec', time, hubId, key, topic: definition.topic.name, headers: {}, data };
}

/** ERP events about one customer. */
export const customerEvent = (type: string, data: { customerId: string; customer?: CustomerFields }, about: { hubId?: string; time?: Date } = {}): Batch => ({
  messages: erpEvents,
  events: [envelope(erpEvents.find((e) => e.type === type), data, { ...about, key: data.customerId })],
});

export const template = (templateId: string, change: Data = {}, hubId = 'main'): Batch => {
  const content = { templateId, version: 1, name: 'T', channel: 'all', category: 'custom', locale: 'en', format: 'text', body: 'Hello {{customer.firstName}}', translations: {}, ...change };
  const head = { templateId, version: content.version, channel: content.channel, category: content.category, isActive: true, isDeleted: false };
  return {
    messages: [templateVersionPublished, templateHeadChanged],
    events: [envelope(templateVersionPublished, content, { hubId }), envelope(templateHeadChanged, head, { hubId })],
  };
};

/** A send command; its message id comes from `key`. */
export function sendCommand(key: string, change: Partial<SendMessage> & { templateId: string }, hubId = 'main', lane: Lane = 'priority'): Batch {
  const { templateId, ...rest } = change;
  const channel: Channel = rest.channel ?? 'email';
  const messages = dispatchCommandsOf(channel, lane);
  const data: SendMessage = {
    messageId: idOf(key, hubId), idempotencyKey: `${hubId}|${key}`, channel, customerId: 'c-1', category: 'custom', purpose: 'transactional',
    content: { templateId, templateVersion: 1, variables: {} }, event: {}, restsOn: {}, ...rest,
  };
  return { messages, events: [envelope(messages[0], data, { hubId })] };
}

export function cancelCommand(key: string, hubId = 'main', reason: CancelMessage['reason'] = { code: 'VISIT.CANCELLED', detail: 'The visit was cancelled.' }): Batch {
  const messages = dispatchCommandsOf('email', 'priority');
  return { messages, events: [envelope(messages[1], { messageId: idOf(key, hubId), reason }, { hubId })] };
}

export const idOf = (key: string, hubId = 'main'): string => deriveId(hubId, key);

/** A receipt of a hub's scripted account. */
export const receipt = (change: Partial<ReceiptReceived>, hubId = 'main'): Batch => {
  const data = {
    accountId: accountOf(hubId), provider: 'scripted', channel: 'email', dedupeKey: newId(), status: 'delivered', providerStatus: 'DELIVRD',
    at: new Date().toISOString(), raw: '{}', ...change,
  };
  return { messages: [receiptReceived], events: [envelope(receiptReceived, data, { hubId })] };
};

export const optOut = (messageId: string, choice: 'stop' | 'resume', at: Date, hubId = 'main'): Batch => ({
  messages: [optOutChosen],
  events: [envelope(optOutChosen, { channel: 'email', messageId, choice, at: at.toISOString() }, { hubId })],
});

/** What people wrote to a hub's scripted account, or chose at the provider. */
export const reply = (change: Partial<MessageReceived>, hubId = 'main'): Batch => {
  const data = { accountId: accountOf(hubId), provider: 'scripted', channel: 'whatsapp', externalId: newId(), from: '+34600111222', text: 'Hola', at: new Date().toISOString(), ...change };
  return { messages: [messageReceived, preferenceStated], events: [envelope(messageReceived, data, { hubId })] };
};

export const preference = (change: Partial<PreferenceStated>, hubId = 'main'): Batch => {
  const data = { accountId: accountOf(hubId), provider: 'scripted', channel: 'whatsapp', from: '+34600111222', choice: 'stop', at: new Date().toISOString(), ...change };
  return { messages: [messageReceived, preferenceStated], events: [envelope(preferenceStated, data, { hubId })] };
};

/** What Meta says of a template of a hub. */
export const vendorTemplateNews = (change: Partial<VendorTemplateReported>, hubId = 'main'): Batch => {
  const data = { accountId: accountOf(hubId), provider: 'whatsapp', name: 'visit', language: 'en', at: new Date().toISOString(), ...change };
  return { messages: [vendorTemplateReported], events: [envelope(vendorTemplateReported, data, { hubId })] };
};

/** Several batches of one consumer as one. */
export const together = (...batches: readonly Batch[]): Batch => ({ messages: batches[0]?.messages ?? [], events: batches.flatMap(({ events }) => events) });

export const queued = (change: Partial<QueuedMessage> = {}): QueuedMessage => ({
  id: idOf('m'), hubId: 'main', channel: 'email', lane: 'priority', phase: 'queued', category: 'custom', purpose: 'transactional', status: 'queued', sandbox: false,
  reasonCode: null, reasonDetail: null, toAddress: null, toGiven: false, customerId: 'c-1', templateId: null, templateVersion: null, subject: null, body: 'Hi', variables: null,
  eventData: null, carriedCustomer: null, restsOnEventTime: null, attempts: 0, retries: 0, resends: 0, lastAccountId: null, lastStartedAt: null, campaignId: null, automationId: null, executionId: null, metadata: null,
  traceparent: null, expiresAt: null, createdAt: new Date(0), ...change,
});

export const facts = (recipient: Partial<SendingFacts['recipient']> = {}, change: Partial<Omit<SendingFacts, 'recipient'>> = {}): SendingFacts => ({
  recipient: {
    address: 'ada@example.com', addressIsValid: true, suppression: undefined, marketingConsent: undefined, isExistingCustomer: false, customerKnown: true,
    customerDeleted: false, customerFactsSeen: true, ...recipient,
  },
  channelEnabled: true, marketingConsentPolicy: 'required', template: 'known',
  manners: { quietHours: null, timeZone: 'UTC', frequencyCap: null, marketingHad: new Set() }, ...change,
});

const campaignId = '3c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a11';

/** A campaign's state as the campaigns service tells of it. */
export const campaignState = (state: 'open' | 'shut' | 'ended', change: Data = {}, gate: Data = {}, hubId = 'main'): Batch => ({
  messages: [campaignChanged],
  events: [
    envelope(campaignChanged, {
      campaignId, revision: 1, name: 'Autumn', channel: 'email', templateId: campaignId, purpose: 'marketing', status: 'sending', isDeleted: false, sandbox: false,
      gate: { state, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), ...gate },
      totals: { recipients: 0, open: 0, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 0, cancelled: 0, unknown: 0, accepted: 0 }, ...change,
    }, { hubId, key: campaignId }),
  ],
});

/** A chunk of a campaign's recipients. */
export const campaignChunk = (templateId: string, customerIds: readonly string[], change: Data = {}, hubId = 'main'): Batch => ({
  messages: [messagesSend('email')],
  events: [
    envelope(messagesSend('email'), {
      campaignId, channel: 'email', category: 'marketing', purpose: 'marketing', content: { templateId, templateVersion: 1, variables: {} },
      recipients: customerIds.map((customerId) => ({ customerId, round: 0 })), ...change,
    }, { hubId, key: `${campaignId}|0` }),
  ],
});
