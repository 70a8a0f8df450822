import { SystemClock } from '@messaging/kernel';
import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { serverSettings, SmtpAdapter } from './adapter.js';
import { SmtpCallbackParser } from './callback.js';
import { SmtpCredentials, smtpManifest } from './manifest.js';
import { smtpVerification } from './verify/verify-smtp.js';

/** Somebody looks at a page and waits. */
const verificationTimeouts = { connectMs: 8000, greetingMs: 8000, socketMs: 15_000 };

/** SMTP, as the registry lists it. */
export const smtpProvider: Provider = {
  manifest: smtpManifest,
  createAdapter({ credentials }, { guard, bounceTokens, smtpConnections }) {
    const parsed = parseCredentials(SmtpCredentials, credentials);
    if (!parsed.ok) return parsed;
    return { ok: true, value: new SmtpAdapter({ credentials: parsed.value, guard, bounceTokens, clock: new SystemClock(), ...(smtpConnections !== undefined && { connectionsMax: smtpConnections }) }) };
  },
  verification({ credentials }, { guard, resolveTxt }) {
    const parsed = parseCredentials(SmtpCredentials, credentials);
    if (!parsed.ok) return parsed;
    const server = serverSettings({ credentials: parsed.value, guard, timeouts: verificationTimeouts });
    return { ok: true, value: smtpVerification({ credentials: parsed.value, server, guard, resolveTxt }) };
  },
  createParser: ({ bounceTokens }) => new SmtpCallbackParser(bounceTokens),
};
