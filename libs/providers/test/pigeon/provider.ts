import { parseCredentials } from '../../src/credentials.js';
import type { Provider } from '../../src/manifest.js';
import { PigeonAdapter } from './adapter.js';
import { PigeonCallbackParser } from './callback.js';
import { PigeonCredentials, pigeonManifest } from './manifest.js';

/** Pigeon Post, as the registry lists it. */
export const pigeonProvider: Provider = {
  manifest: pigeonManifest,
  createAdapter({ credentials }) {
    const parsed = parseCredentials(PigeonCredentials, credentials);
    return parsed.ok ? { ok: true, value: new PigeonAdapter(parsed.value, 'https://api.pigeon.example') } : parsed;
  },
  createParser: () => new PigeonCallbackParser(),
};
