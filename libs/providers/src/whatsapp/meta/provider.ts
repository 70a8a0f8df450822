import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { MetaAdapter } from './adapter.js';
import { MetaCallbackParser } from './callback.js';
import { listMetaTemplates } from './list-templates.js';
import { MetaCredentials, metaManifest } from './manifest.js';
import { metaVerification } from './verify-meta.js';

/** WhatsApp, as the registry lists it. */
export const metaProvider: Provider = {
  manifest: metaManifest,
  createAdapter({ credentials }, { apiUrls }) {
    const parsed = parseCredentials(MetaCredentials, credentials);
    return parsed.ok ? { ok: true, value: new MetaAdapter({ credentials: parsed.value, apiUrl: apiUrls.meta }) } : parsed;
  },
  verification({ accountId, credentials }, environment) {
    const parsed = parseCredentials(MetaCredentials, credentials);
    return parsed.ok ? { ok: true, value: metaVerification(parsed.value, accountId, environment) } : parsed;
  },
  async listTemplates({ credentials }, { apiUrls }) {
    const parsed = parseCredentials(MetaCredentials, credentials);
    return parsed.ok ? listMetaTemplates(parsed.value, apiUrls.meta) : parsed;
  },
  createParser: () => new MetaCallbackParser(),
};
