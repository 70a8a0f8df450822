import { parseCredentials } from '../../credentials.js';
import type { Provider } from '../../manifest.js';
import { BirdAdapter } from './adapter.js';
import { BirdCallbackParser } from './callback.js';
import { BirdCredentials, birdManifest } from './manifest.js';
import { birdVerification } from './verify-bird.js';

/** Bird, as the registry lists it. */
export const birdProvider: Provider = {
  manifest: birdManifest,
  createAdapter({ credentials }, { apiUrls }) {
    const parsed = parseCredentials(BirdCredentials, credentials);
    return parsed.ok ? { ok: true, value: new BirdAdapter({ credentials: parsed.value, apiUrl: apiUrls.bird }) } : parsed;
  },
  verification({ accountId, credentials }, environment) {
    const parsed = parseCredentials(BirdCredentials, credentials);
    return parsed.ok ? { ok: true, value: birdVerification(parsed.value, accountId, environment) } : parsed;
  },
  createParser: () => new BirdCallbackParser(),
};
