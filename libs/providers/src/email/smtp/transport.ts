import type { ComposedMail } from './compose.js';
import type { TransmitResult } from './conversation.js';
import type { SmtpServerSettings } from './open-connection.js';
import type { KnownServer } from './pipelined-conversation.js';
import { classifySmtpError } from './outcome.js';
import { SmtpSession } from './session.js';

export interface SmtpTransportOptions {
  readonly server: SmtpServerSettings;
  readonly connectionsMax: number;
  /** Mails over one connection before it is renewed. */
  readonly mailsPerConnectionMax?: number;
}

/** A connection unused for longer is asked (RSET) before it gets a mail: servers hang up on idle clients without a word. */
const DOUBT_AFTER_MS = 5000;

/**
 * The connections of one account. Holds no queue: the caller keeps at most `connectionsMax` calls in flight, and one
 * more is refused before anything is sent.
 */
export class SmtpTransport {
  readonly #idle: SmtpSession[] = [];
  readonly #calls = new Set<Promise<TransmitResult>>();
  readonly #mailsMax: number;
  readonly #server: KnownServer = { failsAtChunks: false };
  #closing = false;

  constructor(private readonly options: SmtpTransportOptions) {
    this.#mailsMax = options.mailsPerConnectionMax ?? 10_000;
  }

  /** Never throws: a failure carries its error and whether the whole mail had been written. */
  transmit(mail: ComposedMail): Promise<TransmitResult> {
    if (this.#closing) return Promise.resolve(refused('the transport is closed', 'ECLOSED'));
    if (this.#calls.size >= this.options.connectionsMax) return Promise.resolve(refused('all connections are in use', 'EBUSY'));
    const call = this.#transmit(mail).catch((error: unknown): TransmitResult => ({ kind: 'failed', error, wholeMailWritten: false }));
    this.#calls.add(call);
    void call.finally(() => this.#calls.delete(call));
    return call;
  }

  /** Finishes the calls in flight, then says goodbye on every connection. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#calls);
    await Promise.all(this.#idle.splice(0).map((session) => session.quit()));
  }

  async #transmit(mail: ComposedMail): Promise<TransmitResult> {
    const session = (await this.#takeIdle()) ?? (await this.#open().catch((error: unknown) => this.#openAfter(error)));
    const result = await session.transmit(mail);
    if (session.usable && session.sent < this.#mailsMax) this.#idle.push(session);
    else void session.quit();
    return result;
  }

  #open(): Promise<SmtpSession> {
    return SmtpSession.open(this.options.server, { server: this.#server, onEnd: this.#forget });
  }

  /**
   * A server that answers a new connection with 421 is asked once more at once, before the mail is begun: behind one name
   * stand several machines, of which one is busy, and every refusal counts as one connection too many.
   */
  #openAfter(error: unknown): Promise<SmtpSession> {
    if (isTooMany(error) && !this.#closing) return this.#open();
    throw error;
  }

  async #takeIdle(): Promise<SmtpSession | undefined> {
    for (let session = this.#idle.pop(); session !== undefined; session = this.#idle.pop()) {
      if (session.usable && (session.idleMs < DOUBT_AFTER_MS || (await session.reset()))) return session;
      session.end();
    }
    return undefined;
  }

  readonly #forget = (session: SmtpSession): void => {
    const at = this.#idle.indexOf(session);
    if (at >= 0) this.#idle.splice(at, 1);
  };
}

function isTooMany(error: unknown): boolean {
  const outcome = classifySmtpError({ error, wholeMailWritten: false });
  return outcome.kind !== 'accepted' && outcome.failure.isCrowded === true;
}

const refused = (message: string, code: string): TransmitResult => ({
  kind: 'failed',
  error: Object.assign(new Error(message), { code }),
  wholeMailWritten: false,
});
