import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { REPLY_BYTES_MAX, smtpError } from './conversation.js';
import { ReplyReader, type SmtpReply } from './reply-reader.js';

export type Command = 'MAIL FROM' | 'RCPT TO' | 'DATA' | 'BDAT' | 'RSET' | 'QUIT';

/**
 * Commands out, replies in. A reply that nobody asked for, or that is none, ends the connection: from there on no reply
 * could be trusted to belong to its command.
 *
 * Takes the `data` event of the socket over from nodemailer, for good; the socket's timeout, errors and end stay
 * nodemailer's and come as the events `error` and `end` of its connection.
 */
export class SmtpDialogue {
  readonly #reader = new ReplyReader(REPLY_BYTES_MAX);
  readonly #replies: SmtpReply[] = [];
  #asked = false;
  #broken: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(
    private readonly connection: SMTPConnection,
    private readonly socket: Socket,
  ) {
    socket.removeAllListeners('data');
    socket.on('data', this.#read);
    connection.on('error', (error: Error) => this.#break(error));
    connection.once('end', () => this.#break(closed()));
  }

  /** Nothing has been said that was not read yet, and the connection stands. */
  get isQuiet(): boolean {
    return this.#broken === undefined && this.#replies.length === 0 && !this.#reader.partial;
  }

  /** Why nothing more can be said. */
  get broken(): Error | undefined {
    return this.#broken;
  }

  /** One character a byte: a string this short is written without a buffer of its own. False: the socket would rather wait. */
  write(bytes: string): boolean {
    this.ensureWritable();
    this.#asked = true;
    this.#reader.renew();
    return this.socket.write(bytes, 'latin1');
  }

  ensureWritable(): void {
    if (this.#broken !== undefined) throw this.#broken;
    if (!this.socket.writable) throw closed();
  }

  /** Until the socket takes more, or the server has spoken or gone. */
  async drained(): Promise<void> {
    const wake = (): void => this.#wake();
    this.socket.once('drain', wake);
    while (this.socket.writableNeedDrain && this.isQuiet) await this.#something();
    this.socket.removeListener('drain', wake);
  }

  /** The next reply; throws when the connection broke before it was complete, or when it is none. */
  async reply(command: Command): Promise<SmtpReply> {
    let reply = this.#replies.shift();
    for (; reply === undefined; reply = this.#replies.shift()) {
      if (this.#broken !== undefined) throw this.#broken;
      await this.#something();
    }
    if (reply.code === 0) throw smtpError(`This is no reply to ${command}: ${reply.text}`, { code: 'EPROTOCOL', command });
    return reply;
  }

  /** The exchange is over: whatever the server says until the next one is a farewell. */
  rest(): void {
    this.#asked = false;
  }

  close(): void {
    this.connection.close();
  }

  #something(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  readonly #read = (chunk: Buffer): void => {
    if (this.#broken !== undefined) return;
    for (const reply of this.#reader.feed(chunk)) this.#replies.push(reply);
    if (this.#asked) this.#wake();
    else if (!this.isQuiet) this.close();
  };

  #break(error: Error): void {
    this.#broken ??= error;
    this.#wake();
  }
}

const closed = (): Error => smtpError('Connection closed unexpectedly', { code: 'ECONNECTION', command: 'CONN' });
