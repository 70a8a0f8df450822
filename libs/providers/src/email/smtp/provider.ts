import { SystemClock } from '@messaging/kernel';
import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { SmtpAdapter } from './adapter.js';
import { SmtpCallbackParser } from './callback.js';
import { SmtpCredentials, smtpManifest } from './manifest.js';

/** SMTP, as the registry lists it. */
export const smtpProvider: Provider = {
  manifest: smtpManifest,
  createAdapter({ credentials }, { guard, bounceTokens }) {
    const parsed = parseCredentials(SmtpCredentials, credentials);
    if (!parsed.ok) return parsed;
    return { ok: true, value: new SmtpAdapter({ credentials: parsed.value, guard, bounceTokens, clock: new SystemClock() }) };
  },
  createParser: ({ bounceTokens }) => new SmtpCallbackParser(bounceTokens),
};
