import type { ComposedMail } from './compose.js';
import { WRITE_BYTES_MAX, smtpError, type SmtpConversation, type Transmission } from './conversation.js';
import { SmtpDialogue, type Command } from './dialogue.js';
import { envelopeCommands, refusedHere, type SmtpExtensions } from './envelope-commands.js';
import { dataBlock, lastChunk } from './mail-data.js';
import type { OpenConnection } from './open-connection.js';
import type { SmtpReply } from './reply-reader.js';

/** What is known of one mail while it is on its way. */
interface Attempt {
  wholeMailWritten: boolean;
  /** The first refusal of an envelope command: it stands, whatever breaks afterwards. */
  refusal?: Error;
}

/** What the connections of an account have learnt of their server. */
export interface KnownServer {
  /** It offers CHUNKING, and once did not keep to it. */
  failsAtChunks: boolean;
}

/** `CRLF . CRLF`, which must not be cut: no byte of it leaves before `wholeMailWritten`. */
const END_BYTES_MAX = 5;
/** Of a server, or something on the way to it, that offers BDAT and does not know it. */
const UNKNOWN_COMMAND = [500, 502, 503, 504];

const isTaken = ({ code }: SmtpReply): boolean => code >= 200 && code < 300;
const isRefused = ({ code }: SmtpReply): boolean => code >= 400;
/** 421 announces that the server hangs up, whatever it was asked. */
const isHangUp = ({ code }: SmtpReply): boolean => code === 421;
const isOrderly = (reply: SmtpReply): boolean => isRefused(reply) && !isHangUp(reply);

/**
 * The mail transaction where the server offers PIPELINING (RFC 2920). nodemailer makes five writes and four round trips
 * of it; this, if the server also offers CHUNKING (RFC 3030), one of each:
 *
 *     MAIL, RCPT, BDAT, mail →     ← three replies
 *
 * and else, or for a mail that does not fit into one write, two:
 *
 *     MAIL, RCPT, DATA →           ← three replies        mail and final dot →        ← one reply
 *
 * The last of these three must be 354, and nothing may follow it, before the mail is written.
 */
export class PipelinedConversation implements SmtpConversation {
  readonly #dialogue: SmtpDialogue;
  readonly #offered: SmtpExtensions;

  constructor(
    { connection, socket, offered }: OpenConnection,
    private readonly server: KnownServer,
  ) {
    this.#dialogue = new SmtpDialogue(connection, socket);
    this.#offered = offered;
  }

  async transmit(mail: ComposedMail): Promise<Transmission> {
    const attempt: Attempt = { wholeMailWritten: false };
    const refused = refusedHere(mail, this.#offered);
    if (refused !== undefined) return failure(attempt, refused, true);
    try {
      return await (this.#goesAtOnce(mail) ? this.#transactAtOnce(mail, attempt) : this.#transact(mail, attempt));
    } catch (error) {
      return failure(attempt, error, false);
    } finally {
      this.#dialogue.rest();
    }
  }

  async reset(): Promise<boolean> {
    try {
      this.#dialogue.write('RSET\r\n');
      return isTaken(await this.#dialogue.reply('RSET')) && this.#dialogue.isQuiet;
    } catch {
      return false;
    } finally {
      this.#dialogue.rest();
    }
  }

  quit(): void {
    const close = (): void => this.#dialogue.close();
    try {
      this.#dialogue.write('QUIT\r\n');
      this.#dialogue.reply('QUIT').then(close, close);
    } catch {
      close();
    }
  }

  #goesAtOnce({ raw }: ComposedMail): boolean {
    return this.#offered.has('CHUNKING') && !this.server.failsAtChunks && raw.length <= WRITE_BYTES_MAX;
  }

  /**
   * A break before the replies leaves open whether the mail was taken. So that this happens once and not again and again,
   * a server that broke off without a word of its own gets the mails after it in two steps.
   */
  async #transactAtOnce(mail: ComposedMail, attempt: Attempt): Promise<Transmission> {
    const bytes = `${envelopeCommands(mail, this.#offered)}${lastChunk(mail.raw)}`;
    this.#dialogue.ensureWritable();
    attempt.wholeMailWritten = true;
    try {
      this.#dialogue.write(bytes);
      await this.#envelopeReply('MAIL FROM', attempt);
      await this.#envelopeReply('RCPT TO', attempt);
      const final = await this.#dialogue.reply('BDAT');
      if (attempt.refusal !== undefined) return failure(attempt, attempt.refusal, (isTaken(final) || isOrderly(final)) && this.#dialogue.isQuiet);
      if (!UNKNOWN_COMMAND.includes(final.code)) return this.#answered(final, attempt);
      attempt.wholeMailWritten = false;
      throw smtpError(`The server offers CHUNKING and refuses it: ${final.text}`, { code: 'EPROTOCOL', command: 'BDAT' });
    } catch (error) {
      this.server.failsAtChunks ||= attempt.refusal === undefined;
      throw error;
    }
  }

  async #transact(mail: ComposedMail, attempt: Attempt): Promise<Transmission> {
    this.#dialogue.write(`${envelopeCommands(mail, this.#offered)}DATA\r\n`);
    await this.#envelopeReply('MAIL FROM', attempt);
    const hasRecipient = await this.#envelopeReply('RCPT TO', attempt);
    const data = await this.#dialogue.reply('DATA');
    if (attempt.refusal !== undefined) return failure(attempt, attempt.refusal, await this.#leaveData(data, hasRecipient));
    if (data.code !== 354) return failure(attempt, replyError(data, 'EENVELOPE', 'DATA'), isOrderly(data) && this.#dialogue.isQuiet);
    if (!this.#dialogue.isQuiet) throw this.#dialogue.broken ?? smtpError('The server spoke out of turn.', { code: 'EPROTOCOL', command: 'DATA' });
    await this.#writeMail(dataBlock(mail.raw), attempt);
    const final = await this.#dialogue.reply('DATA');
    if (!attempt.wholeMailWritten) return failure(attempt, replyError(final, 'EMESSAGE', 'DATA'), false);
    return this.#answered(final, attempt);
  }

  /** What the server says of the whole mail. */
  #answered(final: SmtpReply, attempt: Attempt): Transmission {
    if (isTaken(final)) return { result: { kind: 'accepted', response: final.text }, orderly: this.#dialogue.isQuiet };
    return failure(attempt, replyError(final, 'EMESSAGE', 'DATA'), isOrderly(final) && this.#dialogue.isQuiet);
  }

  /** True when the command was taken; a refusal is kept and the next reply read, for the next command is out already. */
  async #envelopeReply(command: 'MAIL FROM' | 'RCPT TO', attempt: Attempt): Promise<boolean> {
    const reply = await this.#dialogue.reply(command);
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
    if (data.code !== 354) return isOrderly(data) && this.#dialogue.isQuiet;
    if (hasRecipient || !this.#dialogue.isQuiet) return false;
    this.#dialogue.write('.\r\n');
    const reply = await this.#dialogue.reply('DATA');
    return (isTaken(reply) || isOrderly(reply)) && this.#dialogue.isQuiet;
  }

  /** One write, unless the mail is large: then piece by piece, and no further once the server has spoken or gone. */
  async #writeMail(block: string, attempt: Attempt): Promise<void> {
    let at = 0;
    for (; block.length - at > WRITE_BYTES_MAX + END_BYTES_MAX; at += WRITE_BYTES_MAX) {
      if (!this.#dialogue.write(block.slice(at, at + WRITE_BYTES_MAX))) await this.#dialogue.drained();
      if (!this.#dialogue.isQuiet) return;
    }
    this.#dialogue.ensureWritable();
    attempt.wholeMailWritten = true;
    this.#dialogue.write(at === 0 ? block : block.slice(at));
  }
}

const replyError = ({ code, text }: SmtpReply, errorCode: string, command: Command): Error =>
  smtpError(`${command} was refused: ${text}`, { code: errorCode, command, response: text, responseCode: code });

function failure(attempt: Attempt, error: unknown, orderly: boolean): Transmission {
  return { result: { kind: 'failed', error: attempt.refusal ?? error, wholeMailWritten: attempt.wholeMailWritten }, orderly };
}
