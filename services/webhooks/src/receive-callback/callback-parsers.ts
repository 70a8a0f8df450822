import type { CallbackParser } from '@messaging/providers';

/** Who can verify and read which provider's callbacks. The host gives the registry of libs/providers. */
export interface CallbackParsers {
  of(provider: string): CallbackParser | undefined;
}
