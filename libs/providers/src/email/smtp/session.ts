import type { ComposedMail } from './compose.js';
import type { SmtpConversation, TransmitResult } from './conversation.js';
import { openConnection, type OpenConnection, type SmtpServerSettings } from './open-connection.js';
import { PipelinedConversation, type KnownServer } from './pipelined-conversation.js';
import { PlainConversation } from './plain-conversation.js';

/** After this long without an answer to QUIT the connection is closed all the same. */
const QUIT_MS = 1000;

export interface SessionTools {
  readonly server: KnownServer;
  readonly onEnd: (session: SmtpSession) => void;
}

/**
 * One connection to one server, mail after mail. nodemailer's SMTPConnection opens it; not nodemailer's pool, which
 * closes the connection at every refused recipient (a new TLS handshake and login for each bad address, and 100 ms of
 * waiting) and does not let us see whether the whole mail was written when a connection breaks.
 */
export class SmtpSession {
  readonly #conversation: SmtpConversation;
  #usable = true;
  #lastUsedAt = Date.now();
  #sent = 0;

  private constructor(
    private readonly open: OpenConnection,
    { server, onEnd }: SessionTools,
  ) {
    const { connection, offered } = open;
    this.#conversation = offered.has('PIPELINING') ? new PipelinedConversation(open, server) : new PlainConversation(connection);
    connection.once('end', () => {
      this.#usable = false;
      onEnd(this);
    });
  }

  /** Connects, negotiates TLS and logs in; throws what went wrong. */
  static async open(settings: SmtpServerSettings, tools: SessionTools): Promise<SmtpSession> {
    return new SmtpSession(await openConnection(settings), tools);
  }

  get usable(): boolean {
    return this.#usable;
  }

  get sent(): number {
    return this.#sent;
  }

  get idleMs(): number {
    return Date.now() - this.#lastUsedAt;
  }

  /** One mail. The session stays usable after a refusal that was answered in order. */
  async transmit(mail: ComposedMail): Promise<TransmitResult> {
    const { result, orderly } = await this.#conversation.transmit(mail);
    this.#sent += 1;
    this.#lastUsedAt = Date.now();
    if (!orderly || (result.kind === 'failed' && !(await this.reset()))) this.end();
    return result;
  }

  /** RSET: true when the server is still there and has forgotten the last mail. */
  reset(): Promise<boolean> {
    return this.#conversation.reset();
  }

  /** Says QUIT and closes. */
  quit(): Promise<void> {
    if (!this.#usable) return Promise.resolve();
    this.#usable = false;
    return new Promise((resolve) => {
      const impatient = setTimeout(() => this.end(), QUIT_MS);
      this.open.connection.once('end', () => {
        clearTimeout(impatient);
        resolve();
      });
      this.#conversation.quit();
    });
  }

  /** Closes without a word: what is still in the socket's buffer is dropped. */
  end(): void {
    this.#usable = false;
    this.open.connection.close();
    this.open.socket.destroy();
  }
}
