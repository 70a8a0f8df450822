import { PassThrough, Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ComposedMail } from './compose.js';
import { DSN_NOTIFY, WRITE_BYTES_MAX, type SmtpConversation, type Transmission } from './conversation.js';

/** One command, one reply, by nodemailer: for servers that do not offer PIPELINING. */
export class PlainConversation implements SmtpConversation {
  constructor(private readonly connection: SMTPConnection) {}

  transmit(mail: ComposedMail): Promise<Transmission> {
    const { from, to, envelopeId } = mail.envelope;
    const source = new MessageSource(Buffer.from(mail.raw, 'latin1'));
    const dsn = { ret: 'HDRS', envid: envelopeId, notify: [...DSN_NOTIFY], recipient: to };
    return new Promise((resolve) => {
      this.connection.send({ from, to, size: mail.raw.length, dsn }, source, (error, info) => {
        if (error === null && info !== undefined) resolve({ result: { kind: 'accepted', response: info.response }, orderly: true });
        else resolve({ result: { kind: 'failed', error, wholeMailWritten: source.wholeMailWritten }, orderly: isOrderlyRefusal(error, source) });
      });
    });
  }

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

  quit(): void {
    this.connection.quit();
  }
}

/** A reply of a command that leaves the conversation in a known state; 421 means that the server hangs up. */
function isOrderlyRefusal(error: unknown, source: MessageSource): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const inOrder = error.command === 'MAIL FROM' || error.command === 'RCPT TO' || error.command === 'DATA';
  return inOrder && error.responseCode !== 421 && (!source.begun || source.wholeMailWritten);
}

/**
 * The message as nodemailer wants it, a stream, that remembers how far it got. nodemailer pipes it only after 354,
 * and dot and CRLF follow only when we end it: before that the server cannot have taken the mail.
 */
class MessageSource extends Readable {
  begun = false;
  wholeMailWritten = false;

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
      const flowing = destination.write(this.raw.subarray(at, at + WRITE_BYTES_MAX));
      at += WRITE_BYTES_MAX;
      if (!flowing && at < this.raw.length) {
        destination.once('drain', () => this.#write(destination, at));
        return;
      }
    }
    this.wholeMailWritten = true;
    destination.end();
  }
}
