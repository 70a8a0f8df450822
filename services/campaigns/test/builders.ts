import {
  campaignMessage, channelBroken, customerStateChanged, gateShut, saleCompleted, messagesProgressed, settingsChanged, suppressionChanged, templateHeadChanged, templateVersionPublished, type CustomerFields,
  type ChannelBroken, type CustomerStateChanged, type Envelope, type MessageDefinition, type MessageProgress, type SettingsChanged, type SuppressionChanged, type TemplateVersionPublished,
} from '@messaging/contracts';
import { addressHash } from '@messaging/audience';
import { newId } from '@messaging/kernel';
import { FollowCustomersConsumer } from '../src/follow-customers/follow-customers.consumer.js';
import { FollowSettingsConsumer } from '../src/follow-settings/follow-settings.consumer.js';
import { FollowSuppressionsConsumer } from '../src/follow-suppressions/follow-suppressions.consumer.js';
import { KeepSaleWhenSaleCompletedConsumer } from '../src/keep-sale-when-sale-completed/keep-sale-when-sale-completed.consumer.js';
import { PauseCampaignsWhenChannelBrokenConsumer } from '../src/pause-campaigns-when-channel-broken/pause-campaigns-when-channel-broken.consumer.js';
import { PauseCampaignsWhenSenderChangedConsumer } from '../src/pause-campaigns-when-sender-changed/pause-campaigns-when-sender-changed.consumer.js';
import { FollowTemplatesConsumer } from '../src/follow-templates/follow-templates.consumer.js';
import { UpdateRecipientsWhenMessagesProgressedConsumer } from '../src/update-recipients-when-messages-progressed/update-recipients-when-messages-progressed.consumer.js';
import type { CampaignsApp } from './campaigns-app.js';

export const noon = new Date('2026-11-23T12:00:00Z');
export const templateId = '3c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a12';

/** A message in its envelope, as the harness hands it over. */
function envelope<Data>(definition: MessageDefinition, data: Data, hubId = 'main'): Envelope<string, Data> {
  return { id: newId(), type: definition.type, source: '/dispatch', time: noon, hubId, key: 'k', topic: definition.topic.name, headers: {}, data };
}

/** Settings of a salon in Madrid, with a real mail server and a price for its SMS. */
export const salon = (change: Partial<SettingsChanged> = {}): SettingsChanged => ({
  revision: 1,
  hub: { name: 'Salon Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' },
  channels: { whatsapp: { enabled: true, provider: 'sandbox' }, sms: { enabled: true, provider: 'sandbox' }, email: { enabled: true, provider: 'smtp' } },
  automations: { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } },
  policy: { lateBooking: 'skip', confirmAbove: 1000, marketingConsent: 'required', prices: { sms: { amount: '0.075', currency: 'EUR' }, whatsapp: null, email: null } },
  accounts: [],
  ...change,
});

/** A customer's state: agreed to mail, with an address, unless told otherwise. */
export function customer(customerId: string, fields: CustomerFields = {}, change: Partial<CustomerStateChanged> = {}): CustomerStateChanged {
  const email = fields.email === undefined ? `${customerId}@example.com` : fields.email;
  const key = email?.includes('@') ? email.toLowerCase() : undefined;
  return {
    customerId, revision: 1, fields: { firstName: customerId, email, ...fields }, addresses: { ...(key && { email: key }), ...(fields.phone && { sms: fields.phone }) },
    consent: { email: { marketing: true, at: noon.toISOString(), source: 'web' }, sms: { marketing: true, at: noon.toISOString(), source: 'web' } },
    lastEvent: { id: newId(), time: noon.toISOString() }, createdAt: '2026-11-01T00:00:00Z', ...change,
  };
}

const words = (change: Partial<TemplateVersionPublished>): TemplateVersionPublished => ({
  templateId, version: 1, name: 'News', channel: 'all', category: 'marketing', locale: 'en', format: 'text', subject: 'News', body: 'Hello {{customer.firstName}} {{unsubscribeUrl}}',
  translations: {}, ...change,
});

/** What dispatch and templates tell this service, one batch each. */
export const told = (app: CampaignsApp) => ({
  customers: (states: readonly CustomerStateChanged[], hubId = 'main') =>
    app.deliver(FollowCustomersConsumer, 'follow', { messages: [customerStateChanged], events: states.map((state) => envelope(customerStateChanged, state, hubId)) }),
  suppression: (email: string, scope: SuppressionChanged['scope'], hubId = 'main') =>
    app.deliver(FollowSuppressionsConsumer, 'follow', {
      messages: [suppressionChanged],
      events: [envelope(suppressionChanged, { channel: 'email' as const, addressHash: addressHash(hubId, 'email', email), scope, at: noon.toISOString() }, hubId)],
    }),
  settings: (change: Partial<SettingsChanged> = {}, hubId = 'main') =>
    app.deliver(FollowSettingsConsumer, 'follow', { messages: [settingsChanged], events: [envelope(settingsChanged, salon(change), hubId)] }),
  /** Email goes by this provider since then; for who keeps campaigns to the sender they began with. */
  sender: (provider: string, { at = noon, revision = 2 } = {}, hubId = 'main') => {
    const channels = { ...salon().channels, email: { enabled: true, provider } };
    const events = [{ ...envelope(settingsChanged, salon({ channels, revision }), hubId), time: at }];
    return app.deliver(PauseCampaignsWhenSenderChangedConsumer, 'keep', { messages: [settingsChanged], events });
  },
  /** Dispatch has shut a campaign's gate, knowing of this revision. */
  shut: (campaignId: string, revision: number, hubId = 'main') => {
    const reason = { code: 'CAMPAIGN.SENDER_CHANGED', detail: 'email is sent by smtp now; the campaign began on the sandbox.' };
    return app.deliver(PauseCampaignsWhenSenderChangedConsumer, 'pause', { messages: [gateShut], events: [envelope(gateShut, { campaignId, channel: 'email' as const, revision, reason }, hubId)] });
  },
  template: async (change: Partial<TemplateVersionPublished> = {}, head: { isActive?: boolean } = {}, hubId = 'main') => {
    const version = words(change);
    const messages = [templateHeadChanged, templateVersionPublished];
    const headData = { templateId: version.templateId, version: version.version, channel: version.channel, category: version.category, isActive: head.isActive ?? true, isDeleted: false };
    await app.deliver(FollowTemplatesConsumer, 'follow', { messages, events: [envelope(templateVersionPublished, version, hubId), envelope(templateHeadChanged, headData, hubId)] });
  },
  /** A customer bought something, so many days after noon. */
  sale: (saleId: string, customerId: string, { days, amount }: { days: number; amount: string }, hubId = 'main') =>
    app.deliver(KeepSaleWhenSaleCompletedConsumer, 'keep', {
      messages: [saleCompleted],
      events: [{ ...envelope(saleCompleted, { customerId, saleId, total: { amount, currency: 'EUR' } }, hubId), time: new Date(noon.getTime() + days * 86_400_000) }],
    }),
  broken: (change: Partial<ChannelBroken> = {}, hubId = 'main') =>
    app.deliver(PauseCampaignsWhenChannelBrokenConsumer, 'pause', {
      messages: [channelBroken],
      events: [
        envelope(channelBroken, {
          incidentId: newId(), channel: 'email' as const, provider: 'smtp', accountId: newId(), sandbox: false, reason: { code: 'PROVIDER.ACCOUNT', detail: '535 no' }, since: noon.toISOString(), waiting: 3, ...change,
        }, hubId),
      ],
    }),
  /** Messages of a campaign moved forward; each says whose it is, and of which round. */
  progress: (campaignId: string, entries: readonly (Omit<MessageProgress, 'messageId' | 'at' | 'sandbox'> & { round?: number; at?: string })[], hubId = 'main') =>
    app.deliver(UpdateRecipientsWhenMessagesProgressedConsumer, 'update', {
      messages: [messagesProgressed],
      events: [
        envelope(messagesProgressed, {
          campaignId, channel: 'email' as const,
          entries: entries.map(({ round = 0, ...entry }) => ({ at: noon.toISOString(), sandbox: false, ...entry, messageId: campaignMessage({ hubId, campaignId }, { customerId: entry.customerId, round }).id })),
        }, hubId),
      ],
    }),
});
