import type { ComposedMail } from './compose.js';
import type { SmtpFailure } from './outcome.js';

export type TransmitResult = { readonly kind: 'accepted'; readonly response: string } | ({ readonly kind: 'failed' } & SmtpFailure);

export interface Transmission {
  readonly result: TransmitResult;
  /** Every command was answered and nothing else was said: after RSET the next mail may follow on this connection. */
  readonly orderly: boolean;
}

/** What is said to a server after greeting, EHLO, TLS and login. One exchange at a time; the caller keeps to that. */
export interface SmtpConversation {
  /** Never throws. */
  transmit(mail: ComposedMail): Promise<Transmission>;
  /** RSET: true when the server is still there and has forgotten the last mail. */
  reset(): Promise<boolean>;
  /** QUIT; the connection's `end` follows. */
  quit(): void;
}

/** RFC 3461: asked for, and sent only where the server offers DSN. */
export const DSN_NOTIFY = ['SUCCESS', 'FAILURE', 'DELAY'] as const;
/** The most that goes into one write: a larger mail waits for the socket, and its end goes with the last piece. */
export const WRITE_BYTES_MAX = 65_536;
/** Bytes of the replies to one write (RFC 5321 section 4.5.3.1.5 asks for 512 a line). */
export const REPLY_BYTES_MAX = 65_536;

/** An error with the fields that the classifier reads (outcome.ts). */
export const smtpError = (message: string, fields: { code: string; command?: string; response?: string; responseCode?: number }): Error =>
  Object.assign(new Error(message), fields);
