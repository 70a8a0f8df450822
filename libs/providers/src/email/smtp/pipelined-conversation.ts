import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ComposedMail } from './compose.js';
import { REPLY_BYTES_MAX, WRITE_BYTES_MAX, smtpError, type SmtpConversation, type Transmission } from './conversation.js';
import { dataBlock } from './dot-stuffing.js';
import { envelopeCommands, refusedHere, type SmtpExtensions } from './envelope-commands.js';
import { ReplyReader, type SmtpReply } from './reply-reader.js';

type Command = 'MAIL FROM' | 'RCPT TO' | 'DATA' | 'RSET' | 'QUIT';

/** What is known of one mail while it is on its way. */
interface Attempt {
  finalDotWritten: boolean;
  /** The first refusal of an envelope command: it stands, whatever breaks afterwards. */
  refusal?: Error;
}

/** `CRLF . CRLF`, which must not be cut: no byte of it leaves before `finalDotWritten`. */
const END_BYTES_MAX = 5;

const isTaken = ({ code }: SmtpReply): boolean => code >= 200 && code < 300;
const isRefused = ({ code }: SmtpReply): boolean => code >= 400;
/** 421 announces that the server hangs up, whatever it was asked. */
const isOrderly = (reply: SmtpReply): boolean => isRefused(reply) && reply.code !== 421;

/**
 * The mail transaction in two writes and two round trips (RFC 2920), where nodemailer makes five writes and four:
 *
 *     MAIL, RCPT, DATA →        ← three replies        mail and final dot →        ← one reply
 *
 * The last of the three must be 354, and nothing may follow it, before the mail is written. A reply that nobody asked
 * for, or that is none, ends the connection: from there on no reply could be trusted to belong to its command.
 *
 * Takes the `data` event of the socket over from nodemailer, for good; the socket's timeout, errors and end stay
 * nodemailer's and come as the events `error` and `end` of its connection.
 */
export class PipelinedConversation implements SmtpConversation {
  readonly #reader = new ReplyReader(REPLY_BYTES_MAX);
  readonly #replies: SmtpReply[] = [];
  #asked = false;
  #broken: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(
    private readonly connection: SMTPConnection,
    private readonly socket: Socket,
    private readonly offered: SmtpExtensions,
  ) {
    socket.removeAllListeners('data');
    socket.on('data', this.#read);
    connection.on('error', (error: Error) => this.#break(error));
    connection.once('end', () => this.#break(closed()));
  }

  async transmit(mail: ComposedMail): Promise<Transmission> {
    const attempt: Attempt = { finalDotWritten: false };
    const refused = refusedHere(mail, this.offered);
    if (refused !== undefined) return failure(attempt, refused, true);
    try {
      return await this.#transact(mail, attempt);
    } catch (error) {
      return failure(attempt, error, false);
    } finally {
      this.#asked = false;
    }
  }

  async reset(): Promise<boolean> {
    try {
      this.#write('RSET\r\n');
      return isTaken(await this.#reply('RSET')) && this.#isQuiet();
    } catch {
      return false;
    } finally {
      this.#asked = false;
    }
  }

  quit(): void {
    const close = (): void => this.connection.close();
    try {
      this.#write('QUIT\r\n');
      this.#reply('QUIT').then(close, close);
    } catch {
      close();
    }
  }

  async #transact(mail: ComposedMail, attempt: Attempt): Promise<Transmission> {
    this.#write(envelopeCommands(mail, this.offered));
    await this.#envelopeReply('MAIL FROM', attempt);
    const hasRecipient = await this.#envelopeReply('RCPT TO', attempt);
    const data = await this.#reply('DATA');
    if (attempt.refusal !== undefined) return failure(attempt, attempt.refusal, await this.#leaveData(data, hasRecipient));
    if (data.code !== 354) return failure(attempt, replyError(data, 'EENVELOPE', 'DATA'), isOrderly(data) && this.#isQuiet());
    if (!this.#isQuiet()) throw this.#broken ?? smtpError('The server spoke out of turn.', { code: 'EPROTOCOL', command: 'DATA' });
    await this.#writeMail(dataBlock(mail.raw), attempt);
    const final = await this.#reply('DATA');
    if (!attempt.finalDotWritten) return failure(attempt, replyError(final, 'EMESSAGE', 'DATA'), false);
    if (!isTaken(final)) return failure(attempt, replyError(final, 'EMESSAGE', 'DATA'), isOrderly(final) && this.#isQuiet());
    return { result: { kind: 'accepted', response: final.text }, orderly: this.#isQuiet() };
  }

  /** True when the command was taken; a refusal is kept and the next reply read, for the next command is out already. */
  async #envelopeReply(command: 'MAIL FROM' | 'RCPT TO', attempt: Attempt): Promise<boolean> {
    const reply = await this.#reply(command);
    if (isTaken(reply)) return true;
    const error = replyError(reply, 'EENVELOPE', command);
    if (isRefused(reply)) attempt.refusal ??= error;
    if (!isOrderly(reply)) throw error;
    return false;
  }

  /**
   * The envelope was refused and DATA is out: true when the server is back in order. Where it waits for a mail to
   * nobody (354), a lone dot ends that; with a recipient in its hands it would be an empty mail, so we hang up.
   */
  async #leaveData(data: SmtpReply, hasRecipient: boolean): Promise<boolean> {
    if (data.code !== 354) return isOrderly(data) && this.#isQuiet();
    if (hasRecipient || !this.#isQuiet()) return false;
    this.#write('.\r\n');
    const reply = await this.#reply('DATA');
    return (isTaken(reply) || isOrderly(reply)) && this.#isQuiet();
  }

  /** One write, unless the mail is large: then piece by piece, and no further once the server has spoken or gone. */
  async #writeMail(block: string, attempt: Attempt): Promise<void> {
    let at = 0;
    for (; block.length - at > WRITE_BYTES_MAX + END_BYTES_MAX; at += WRITE_BYTES_MAX) {
      if (!this.#write(block.slice(at, at + WRITE_BYTES_MAX))) await this.#drained();
      if (!this.#isQuiet()) return;
    }
    this.#ensureWritable();
    attempt.finalDotWritten = true;
    this.#write(at === 0 ? block : block.slice(at));
  }

  async #drained(): Promise<void> {
    const wake = (): void => this.#wake();
    this.socket.once('drain', wake);
    while (this.socket.writableNeedDrain && this.#isQuiet()) await this.#something();
    this.socket.removeListener('drain', wake);
  }

  /** One character a byte: a string this short is written without a buffer of its own. */
  #write(bytes: string): boolean {
    this.#ensureWritable();
    this.#asked = true;
    this.#reader.renew();
    return this.socket.write(bytes, 'latin1');
  }

  #ensureWritable(): void {
    if (this.#broken !== undefined) throw this.#broken;
    if (!this.socket.writable) throw closed();
  }

  /** The next reply; throws when the connection broke before it was complete, or when it is none. */
  async #reply(command: Command): Promise<SmtpReply> {
    let reply = this.#replies.shift();
    for (; reply === undefined; reply = this.#replies.shift()) {
      if (this.#broken !== undefined) throw this.#broken;
      await this.#something();
    }
    if (reply.code === 0) throw smtpError(`This is no reply to ${command}: ${reply.text}`, { code: 'EPROTOCOL', command });
    return reply;
  }

  /** Nothing has been said that was not read yet, and the connection stands. */
  #isQuiet(): boolean {
    return this.#broken === undefined && this.#replies.length === 0 && !this.#reader.partial;
  }

  #something(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  readonly #read = (chunk: Buffer): void => {
    if (this.#broken !== undefined) return;
    for (const reply of this.#reader.feed(chunk)) this.#replies.push(reply);
    if (this.#asked) this.#wake();
    else if (!this.#isQuiet()) this.connection.close(); // a farewell between two mails
  };

  #break(error: Error): void {
    this.#broken ??= error;
    this.#wake();
  }
}

const closed = (): Error => smtpError('Connection closed unexpectedly', { code: 'ECONNECTION', command: 'CONN' });

const replyError = ({ code, text }: SmtpReply, errorCode: string, command: Command): Error =>
  smtpError(`${command} was refused: ${text}`, { code: errorCode, command, response: text, responseCode: code });

function failure(attempt: Attempt, error: unknown, orderly: boolean): Transmission {
  return { result: { kind: 'failed', error: attempt.refusal ?? error, finalDotWritten: attempt.finalDotWritten }, orderly };
}
