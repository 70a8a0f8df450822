import { connect, type Socket } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import type { ConnectionOptions } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Result } from '@messaging/kernel';
import type { OutboundAddress } from '../../outbound/outbound-guard.js';
import type { ComposedMail } from './compose.js';
import type { SmtpFailure } from './outcome.js';

/** How to reach one server. */
export interface SmtpServerSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'implicit' | 'starttls' | 'plain';
  readonly auth?: { readonly user: string; readonly pass: string };
  /** Checks and pins the address, once per connection. */
  readonly resolve: () => Promise<Result<OutboundAddress>>;
  readonly timeouts: SmtpTimeouts;
  /** Further certificates to trust; tests pass their own authority here. */
  readonly ca?: string | Buffer;
}

/** Lower than nodemailer's 120 s, 30 s and 600 s: a stuck server may not hold a worker for minutes. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** No byte in either direction; also ends a connection that nobody uses. */
  readonly socketMs: number;
}

export const defaultTimeouts: SmtpTimeouts = { connectMs: 10_000, greetingMs: 15_000, socketMs: 60_000 };

export type TransmitResult = { readonly kind: 'accepted'; readonly response: string } | ({ readonly kind: 'failed' } & SmtpFailure);

/** RFC 3461: asked for, and sent only where the server offers DSN. */
const NOTIFY = ['SUCCESS', 'FAILURE', 'DELAY'];
const CHUNK_BYTES = 65_536;

/**
 * One conversation with one server over nodemailer's SMTPConnection. Not nodemailer's pool: it closes the connection
 * at every refused recipient (a new TLS handshake and login for each bad address, and 100 ms of waiting), and it
 * does not let us see whether the final dot was written when a connection breaks.
 */
export class SmtpSession {
  #usable = true;
  #lastUsedAt = Date.now();
  #sent = 0;

  private constructor(
    private readonly connection: SMTPConnection,
    onEnd: (session: SmtpSession) => void,
  ) {
    connection.once('end', () => {
      this.#usable = false;
      onEnd(this);
    });
  }

  /** Connects, negotiates TLS and logs in; throws what went wrong. */
  static async open(settings: SmtpServerSettings, onEnd: (session: SmtpSession) => void): Promise<SmtpSession> {
    const resolved = await settings.resolve();
    if (!resolved.ok) throw withCode(resolved.problem.detail, resolved.problem.code);
    if (settings.auth !== undefined && settings.security === 'plain' && !resolved.value.allowed) {
      throw withCode('A password is not sent over a connection without TLS.', 'EPLAINAUTH');
    }
    const socket = await openSocket(resolved.value.address, settings);
    const connection = new SMTPConnection(connectionOptions(settings, resolved.value, socket));
    connection.on('error', () => undefined); // a break between two mails: `end` follows and says all we need
    const session = new SmtpSession(connection, onEnd);
    try {
      await handshake(connection, settings.auth);
      return session;
    } catch (error) {
      connection.close();
      throw error;
    }
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
    const { from, to, envelopeId } = mail.envelope;
    const source = new MessageSource(mail.raw);
    const dsn = { ret: 'HDRS', envid: envelopeId, notify: [...NOTIFY], recipient: to };
    const result = await new Promise<TransmitResult>((resolve) => {
      this.connection.send({ from, to, size: mail.raw.length, dsn }, source, (error, info) => {
        if (error === null && info !== undefined) resolve({ kind: 'accepted', response: info.response });
        else resolve({ kind: 'failed', error, finalDotWritten: source.finalDotWritten });
      });
    });
    this.#sent += 1;
    this.#lastUsedAt = Date.now();
    if (result.kind === 'failed' && !(isOrderlyRefusal(result.error, source) && (await this.reset()))) this.end();
    return result;
  }

  /** RSET: true when the server is still there and has forgotten the last mail. */
  reset(): Promise<boolean> {
    return new Promise((resolve) => {
      const ended = (): void => resolve(false);
      this.connection.once('end', ended);
      this.connection.reset((error) => {
        this.connection.removeListener('end', ended);
        resolve(error === null || error === undefined);
      });
    });
  }

  /** Says QUIT and closes. */
  quit(): Promise<void> {
    if (!this.#usable) return Promise.resolve();
    this.#usable = false;
    return new Promise((resolve) => {
      const impatient = setTimeout(() => this.end(), 1000);
      this.connection.once('end', () => {
        clearTimeout(impatient);
        resolve();
      });
      this.connection.quit();
    });
  }

  /** Closes without a word. */
  end(): void {
    this.#usable = false;
    this.connection.close();
  }
}

/** A reply of a command that leaves the conversation in a known state; 421 means that the server hangs up. */
function isOrderlyRefusal(error: unknown, source: MessageSource): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const inOrder = error.command === 'MAIL FROM' || error.command === 'RCPT TO' || error.command === 'DATA';
  return inOrder && error.responseCode !== 421 && (!source.begun || source.finalDotWritten);
}

/**
 * The message as nodemailer wants it, a stream, that remembers how far it got. nodemailer pipes it only after 354,
 * and dot and CRLF follow only when we end it: before that the server cannot have taken the mail.
 */
class MessageSource extends Readable {
  begun = false;
  finalDotWritten = false;

  constructor(private readonly raw: Buffer) {
    super();
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    if (destination instanceof PassThrough) return destination; // nodemailer drains a refused message into one: nothing to drain
    this.begun = true;
    this.#write(destination, 0);
    return destination;
  }

  #write(destination: NodeJS.WritableStream, from: number): void {
    let at = from;
    while (at < this.raw.length) {
      const flowing = destination.write(this.raw.subarray(at, at + CHUNK_BYTES));
      at += CHUNK_BYTES;
      if (!flowing && at < this.raw.length) {
        destination.once('drain', () => this.#write(destination, at));
        return;
      }
    }
    this.finalDotWritten = true;
    destination.end();
  }
}

/** Our own socket: to the checked address and no other, without Nagle's delay between the small SMTP commands. */
function openSocket(address: string, { port, timeouts }: SmtpServerSettings): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true, keepAlive: true });
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(withCode('connect timed out', 'ETIMEDOUT')), timeouts.connectMs);
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}

function connectionOptions(settings: SmtpServerSettings, address: OutboundAddress, connection: Socket): SMTPConnection.Options {
  const tls: ConnectionOptions = { minVersion: 'TLSv1.2', ...(settings.ca === undefined ? {} : { ca: settings.ca }) };
  return {
    connection,
    tls,
    host: address.servername, // never connected to: the name that SNI and the certificate check use
    port: settings.port,
    secure: settings.security === 'implicit',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'plain',
    connectionTimeout: settings.timeouts.connectMs,
    greetingTimeout: settings.timeouts.greetingMs,
    socketTimeout: settings.timeouts.socketMs,
    maxResponseSize: 65_536,
  };
}

/** Always logs in when there are credentials: nodemailer alone would send unauthenticated where AUTH is not offered. */
function handshake(connection: SMTPConnection, auth: SmtpServerSettings['auth']): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(withCode('Connection closed unexpectedly', 'ECONNECTION')));
    connection.connect((error) => {
      if (error) reject(error);
      else if (auth === undefined) resolve();
      else if (!connection.allowsAuth) reject(withCode('The server offers no login.', 'ENOAUTH'));
      else connection.login({ ...auth }, (refused) => (refused ? reject(refused) : resolve()));
    });
  });
}

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });
