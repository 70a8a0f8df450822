import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { MetaAdapter } from './adapter.js';
import { MetaCallbackParser } from './callback.js';
import { MetaCredentials, metaManifest } from './manifest.js';

/** WhatsApp, as the registry lists it. */
export const metaProvider: Provider = {
  manifest: metaManifest,
  createAdapter({ credentials }, { apiUrls }) {
    const parsed = parseCredentials(MetaCredentials, credentials);
    return parsed.ok ? { ok: true, value: new MetaAdapter({ credentials: parsed.value, apiUrl: apiUrls.meta }) } : parsed;
  },
  createParser: () => new MetaCallbackParser(),
};
