import { SystemClock } from '@messaging/kernel';
import { callbackUrl } from '../../callback-url.js';
import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { MESSAGEBIRD_URL, MessagebirdAdapter } from './adapter.js';
import { MessagebirdCallbackParser } from './callback.js';
import { MessagebirdCredentials, messagebirdManifest } from './manifest.js';
import { messagebirdVerification } from './verify-messagebird.js';

/** MessageBird classic, as the registry lists it. */
export const messagebirdProvider: Provider = {
  manifest: messagebirdManifest,
  createAdapter({ accountId, credentials }, environment) {
    const parsed = parseCredentials(MessagebirdCredentials, credentials);
    if (!parsed.ok) return parsed;
    const apiUrl = environment.apiUrls.messagebird;
    const statusUrl = callbackUrl(environment, { door: 'messagebird', accountId, kind: 'status', isVendorsOwn: (apiUrl ?? MESSAGEBIRD_URL) === MESSAGEBIRD_URL });
    return { ok: true, value: new MessagebirdAdapter({ credentials: parsed.value, statusUrl, apiUrl, clock: new SystemClock() }) };
  },
  verification({ accountId, credentials }, environment) {
    const parsed = parseCredentials(MessagebirdCredentials, credentials);
    return parsed.ok ? { ok: true, value: messagebirdVerification(parsed.value, accountId, environment) } : parsed;
  },
  createParser: () => new MessagebirdCallbackParser(),
};
