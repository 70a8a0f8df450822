import { SystemClock } from '@messaging/kernel';
import { parseCredentials } from '../credentials.js';
import type { Provider } from '../manifest.js';
import { SandboxAdapter } from './adapter.js';
import { SandboxCallbackParser } from './callback.js';
import { fine } from '../verification/verification.js';
import { SandboxCredentials, sandboxManifest } from './manifest.js';

/** The sandbox, as the registry lists it. */
export const sandboxProvider: Provider = {
  manifest: sandboxManifest,
  createAdapter({ accountId, channel, credentials }, { webhooksUrl }) {
    const parsed = parseCredentials(SandboxCredentials, credentials);
    if (!parsed.ok) return parsed;
    return { ok: true, value: new SandboxAdapter({ accountId, channel, credentials: parsed.value, webhooksUrl, clock: new SystemClock() }) };
  },
  verification: () => ({
    ok: true,
    value: [{ name: 'sandbox', run: async () => fine('The sandbox works. Nothing leaves until you choose a provider.', 'El entorno de pruebas funciona. Nada sale hasta que elijas un proveedor.') }],
  }),
  createParser: () => new SandboxCallbackParser(),
};
