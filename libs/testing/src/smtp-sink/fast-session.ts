/** What one connection of the fast sink tells its server. */
export interface FastSessionEvents {
  /** A whole message arrived; it is journaled before the replies of this chunk are written. */
  readonly accepted: (envelopeFrom: string, to: readonly string[]) => void;
  readonly reply: (text: string) => void;
  /** QUIT was answered. */
  readonly quit: () => void;
}

const finalDot = Buffer.from('\r\n.\r\n');
const newline = 10;
const greeting = '250-sink\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 52428800\r\n';
const addressOf = (line: string): string => line.slice(line.indexOf('<') + 1, line.indexOf('>'));

/**
 * The protocol as bytes in, replies out. `feed` may be called with any cut of the stream. Body bytes are looked at
 * only for the final dot; of a body, the last four bytes are kept, because the dot may be cut in two.
 */
export class FastSession {
  #pending: Buffer = Buffer.alloc(0);
  #inBody = false;
  /** Bytes of a BDAT chunk that have still to come. */
  #chunkLeft = 0;
  #from = '';
  #to: string[] = [];

  constructor(private readonly events: FastSessionEvents) {}

  /** Takes the next bytes; returns false when a message ended and `pauseAfterMessage` asked to stop there. */
  feed(chunk: Buffer, pauseAfterMessage = false): boolean {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const before = this.#inBody || this.#chunkLeft > 0;
      if (!this.#next()) return true;
      if (pauseAfterMessage && before) return false;
    }
  }

  #next(): boolean {
    if (this.#chunkLeft > 0) return this.#chunk();
    return this.#inBody ? this.#body() : this.#command();
  }

  /** Of a chunk only its length counts. */
  #chunk(): boolean {
    const taken = Math.min(this.#chunkLeft, this.#pending.length);
    this.#pending = this.#pending.subarray(taken);
    this.#chunkLeft -= taken;
    if (this.#chunkLeft === 0) this.#accept();
    return this.#chunkLeft === 0;
  }

  #accept(): void {
    this.events.accepted(this.#from, this.#to);
    this.#to = [];
    this.events.reply('250 2.0.0 ok\r\n');
  }

  #body(): boolean {
    const end = this.#pending.indexOf(finalDot);
    if (end < 0) {
      this.#pending = this.#pending.subarray(Math.max(0, this.#pending.length - finalDot.length + 1));
      return false;
    }
    this.#pending = this.#pending.subarray(end + finalDot.length);
    this.#inBody = false;
    this.#accept();
    return true;
  }

  #command(): boolean {
    const end = this.#pending.indexOf(newline);
    if (end < 0) return false;
    const line = this.#pending.toString('latin1', 0, end);
    const rest = this.#pending.subarray(end + 1);
    this.#pending = rest;
    this.events.reply(this.#answer(line.slice(0, 4).toUpperCase(), line));
    // An empty body starts with the dot at once: the line end before it is the one of DATA.
    if (this.#inBody) this.#pending = rest.length === 0 ? Buffer.from('\r\n') : Buffer.concat([finalDot.subarray(0, 2), rest]);
    return true;
  }

  #answer(verb: string, line: string): string {
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return greeting;
      case 'MAIL':
        this.#from = addressOf(line);
        this.#to = [];
        return '250 2.1.0 ok\r\n';
      case 'RCPT':
        this.#to.push(addressOf(line));
        return '250 2.1.5 ok\r\n';
      case 'BDAT': // always the last one: our client sends a mail in one
        this.#chunkLeft = Number(line.split(' ')[1]);
        return '';
      case 'DATA':
        this.#inBody = true;
        return '354 go on\r\n';
      case 'QUIT':
        setImmediate(this.events.quit);
        return '221 2.0.0 bye\r\n';
      case 'RSET':
        this.#to = [];
        return '250 2.0.0 ok\r\n';
      case 'NOOP':
        return '250 2.0.0 ok\r\n';
      default:
        return '502 5.5.1 unknown here\r\n';
    }
  }
}
