import type { Channel } from '@messaging/contracts';
import { smtpProvider } from './email/smtp/provider.js';
import type { Provider } from './manifest.js';
import { sandboxProvider } from './sandbox/provider.js';
import { birdProvider } from './sms/bird/provider.js';
import { messagebirdProvider } from './sms/messagebird-classic/provider.js';
import { twilioProvider } from './sms/twilio/provider.js';
import { metaProvider } from './whatsapp/meta/provider.js';

/** Every provider of the product by name, as it stands in callback URLs and at messages. One line each (STYLE.md 15). */
export const providers: ReadonlyMap<string, Provider> = new Map<string, Provider>([
  ['sandbox', sandboxProvider],
  ['smtp', smtpProvider],
  ['whatsapp', metaProvider],
  ['twilio', twilioProvider],
  ['bird', birdProvider],
  ['messagebird', messagebirdProvider],
]);

/** The provider, when it exists and serves this channel. */
export function findProvider(provider: string, channel: Channel): Provider | undefined {
  const found = providers.get(provider);
  return found?.manifest.channels.includes(channel) ? found : undefined;
}
