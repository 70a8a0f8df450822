import type { Channel } from '@messaging/contracts';
import { smtpProvider } from './email/smtp/provider.js';
import type { Provider } from './manifest.js';
import { sandboxProvider } from './sandbox/provider.js';

/** Every provider of the product by name, as it stands in settings and callback URLs. One line each (STYLE.md 15). */
export const providers: ReadonlyMap<string, Provider> = new Map<string, Provider>([
  ['sandbox', sandboxProvider],
  ['smtp', smtpProvider],
]);

/** The provider, when it exists and serves this channel. */
export function findProvider(provider: string, channel: Channel): Provider | undefined {
  const found = providers.get(provider);
  return found?.manifest.channels.includes(channel) ? found : undefined;
}
