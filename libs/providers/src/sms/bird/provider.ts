import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { BirdAdapter } from './adapter.js';
import { BirdCallbackParser } from './callback.js';
import { BirdCredentials, birdManifest } from './manifest.js';

/** Bird, as the registry lists it. */
export const birdProvider: Provider = {
  manifest: birdManifest,
  createAdapter({ credentials }, { apiUrls }) {
    const parsed = parseCredentials(BirdCredentials, credentials);
    return parsed.ok ? { ok: true, value: new BirdAdapter({ credentials: parsed.value, apiUrl: apiUrls.bird }) } : parsed;
  },
  createParser: () => new BirdCallbackParser(),
};
