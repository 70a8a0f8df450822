import type { SecretBox } from '@messaging/persistence';
import type { CallbackParsers } from './receive-callback/callback-parsers.js';

/** What the host decides for this service. */
export interface WebhooksSettings {
  /** PUBLIC_URL: what providers call and sign; may have a path. */
  readonly publicUrl: string;
  /** Opens the verifying secrets of accounts, and gives the keys of opt-out tokens. */
  readonly secretBox: SecretBox;
  readonly callbackParsers: CallbackParsers;
  /** OUTBOUND_ALLOW: where hooks may lead although it is private. */
  readonly outboundAllow: readonly string[];
}

/** Injection token of `WebhooksSettings`. */
export const WEBHOOKS_SETTINGS = Symbol('WEBHOOKS_SETTINGS');
