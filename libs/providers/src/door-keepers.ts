import type { CallbackDoor, CallbackParser } from './callback-port.js';
import type { ProviderEnvironment } from './manifest.js';
import { providers } from './registry.js';

/** Every provider's parser by the name in its callback URLs, made once for a process. */
export function doorKeepers(environment: Pick<ProviderEnvironment, 'bounceTokens'>): ReadonlyMap<string, { readonly parser: CallbackParser; readonly doors: readonly CallbackDoor[] }> {
  return new Map([...providers.values()].map((provider) => [provider.manifest.provider, { parser: provider.createParser(environment), doors: provider.manifest.capabilities.callbacks }]));
}
