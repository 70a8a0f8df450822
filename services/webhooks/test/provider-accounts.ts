import { randomUUID } from 'node:crypto';
import { settingsEvents, type EnvelopeOf, type settingsChanged, type SettingsChanged } from '@messaging/contracts';
import { ConsumerContext } from '@messaging/eventing';
import { ProjectAccountsWhenSettingsChanged } from '../src/project-accounts-when-settings-changed/project-accounts-when-settings-changed.consumer.js';
import type { WebhooksApp } from './webhooks-app.js';

type Account = SettingsChanged['accounts'][number];

export const ids = { whatsapp: randomUUID(), twilio: randomUUID(), bird: randomUUID(), messagebird: randomUUID(), smtp: randomUUID() };
export const keys = { appSecret: 'app secret of the shop', verifyToken: 'our word', authToken: '12345678901234567890123456789012', bird: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', messagebird: 'hunter2-signing-key', inboundSecret: 'inbound secret' };
export const identity = { whatsapp: { phoneId: '106540352242922', businessId: '102290129340398' }, twilio: { accountSid: 'AC00000000000000000000000000000001' } };

let revision = 0;

/** Tells the service the settings of hub `main` with an account at every provider. */
export function hearAccounts(app: WebhooksApp, changes: Partial<Record<keyof typeof ids, Partial<Record<string, string>>>> = {}, previous: Partial<Record<keyof typeof ids, Record<string, string>>> = {}) {
  const account = (door: keyof typeof ids, channel: Account['channel'], secrets: Record<string, string>): Account => {
    const seal = (given: Record<string, string>) => Object.fromEntries(Object.entries(given).map(([field, text]) => [field, app.secretBox.seal(text, { hubId: 'main', accountId: ids[door], field })]));
    const own = Object.entries({ ...secrets, ...changes[door] }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return {
      accountId: ids[door], provider: door, channel, secrets: seal(Object.fromEntries(own)),
      ...(previous[door] && { previousSecrets: Object.fromEntries(Object.entries(seal(previous[door])).map(([field, sealed]) => [field, { sealed, until: new Date(app.clock.now().getTime() + 3_600_000).toISOString() }])) }),
      ...(door in identity && { identity: identity[door as keyof typeof identity] }),
    };
  };
  const event: EnvelopeOf<typeof settingsChanged> = {
    id: randomUUID(), type: 'settings.changed', source: '/dispatch', time: new Date(), hubId: 'main', key: 'main', topic: settingsEvents.name, headers: {},
    data: {
      revision: (revision += 1), hub: { name: 'Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES' }, policy: { lateBooking: 'skip' },
      channels: { whatsapp: { enabled: true, provider: 'meta' }, sms: { enabled: true, provider: 'twilio' }, email: { enabled: true, provider: 'smtp' } },
      automations: { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } },
      accounts: [
        account('whatsapp', 'whatsapp', { appSecret: keys.appSecret, verifyToken: keys.verifyToken }), account('twilio', 'sms', { authToken: keys.authToken }),
        account('bird', 'sms', { signingKey: keys.bird }), account('messagebird', 'sms', { signingKey: keys.messagebird }), account('smtp', 'email', { inboundSecret: keys.inboundSecret }),
      ],
    },
  };
  return app.database.transaction((tx) => app.get(ProjectAccountsWhenSettingsChanged).handle([event], new ConsumerContext([tx])));
}
