import type { SecretBox } from '@messaging/persistence';
import type { ServiceUrls } from './forward-request/route-table.rules.js';

/** What the host decides for the console. */
export interface ConsoleSettings {
  /** PUBLIC_URL: decides the cookie's path and whether it is `Secure`. */
  readonly publicUrl: string;
  /** How the tokens behind sessions are signed; absent under AUTH_JWKS_URL, where sign-in is somebody else's. */
  readonly signing?: { readonly secret: string; readonly issuer?: string | undefined; readonly audience?: string | undefined } | undefined;
  /** EMBED_ORIGINS: sites that may show the console in a frame and hand their users over. */
  readonly embedOrigins: readonly string[];
  /** Seals the ERP's tokens behind handed-over sessions. */
  readonly secretBox: SecretBox;
  /** SENDING=hold: the operator has stopped everything; the dashboard says so. */
  readonly onHold?: boolean | undefined;
  /** Where the other services are, when they are processes of their own; absent in standalone. */
  readonly upstreams?: ServiceUrls | undefined;
}

/** Injection token of `ConsoleSettings`. */
export const CONSOLE_SETTINGS = Symbol('CONSOLE_SETTINGS');
