import { SystemClock } from '@messaging/kernel';
import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { callbackUrl } from '../../callback-url.js';
import { TWILIO_URL, TwilioAdapter } from './adapter.js';
import { TwilioCallbackParser } from './callback.js';
import { TwilioCredentials, twilioManifest } from './manifest.js';
import { twilioVerification } from './verify-twilio.js';

/** Twilio, as the registry lists it. */
export const twilioProvider: Provider = {
  manifest: twilioManifest,
  createAdapter({ accountId, credentials }, environment) {
    const parsed = parseCredentials(TwilioCredentials, credentials);
    if (!parsed.ok) return parsed;
    const apiUrl = environment.apiUrls.twilio;
    const statusUrl = callbackUrl(environment, { door: 'twilio', accountId, kind: 'status', isVendorsOwn: (apiUrl ?? TWILIO_URL) === TWILIO_URL });
    return { ok: true, value: new TwilioAdapter({ credentials: parsed.value, statusUrl, apiUrl, clock: new SystemClock() }) };
  },
  verification({ accountId, credentials }, environment) {
    const parsed = parseCredentials(TwilioCredentials, credentials);
    return parsed.ok ? { ok: true, value: twilioVerification(parsed.value, accountId, environment) } : parsed;
  },
  createParser: () => new TwilioCallbackParser(),
};
