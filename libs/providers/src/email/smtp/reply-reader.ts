/** One complete reply, its lines joined by LF. `code` 0: what came is no SMTP reply, and the conversation is over. */
export interface SmtpReply {
  readonly code: number;
  readonly text: string;
}

const LF = 10;
const LINE = /^([2-5]\d\d)(?:([ -])|$)/;

/**
 * Replies (RFC 5321 section 4.2) out of a byte stream that is cut anywhere. Bytes are kept as latin1 until a reply is
 * complete, so that a character cut in two survives. Empty lines are skipped, as nodemailer does.
 */
export class ReplyReader {
  #rest = '';
  #lines = '';
  #code = 0;
  #bytes = 0;

  constructor(private readonly bytesMax: number) {}

  /** True while a reply has begun and not ended. */
  get partial(): boolean {
    return this.#lines !== '' || (this.#rest !== '' && this.#rest !== '\r');
  }

  /** The bound counts anew: the next command has been written. */
  renew(): void {
    this.#bytes = 0;
  }

  /** The replies that this chunk completes. */
  feed(chunk: Buffer): SmtpReply[] {
    this.#bytes += chunk.length;
    if (this.#bytes > this.bytesMax) return [this.#nonsense('the reply is too long')];
    const text = this.#rest + chunk.toString('latin1');
    const replies: SmtpReply[] = [];
    if (!chunk.includes(LF)) {
      this.#rest = text; // not searched again, or a line sent byte by byte would cost its square
      return replies;
    }
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
      start = end + 1;
      const reply = line === '' ? undefined : this.#line(line);
      if (reply !== undefined) replies.push(reply);
      if (reply?.code === 0) return replies;
    }
    this.#rest = text.slice(start);
    return replies;
  }

  #line(line: string): SmtpReply | undefined {
    const [, digits, mark] = LINE.exec(line) ?? [];
    const code = Number(digits ?? 0);
    const lines = this.#lines === '' ? line : `${this.#lines}\n${line}`;
    if (code === 0 || (this.#lines !== '' && code !== this.#code)) return this.#nonsense(lines);
    this.#code = code;
    this.#lines = mark === '-' ? lines : '';
    return mark === '-' ? undefined : { code, text: decoded(lines) };
  }

  #nonsense(text: string): SmtpReply {
    this.#rest = '';
    this.#lines = '';
    return { code: 0, text: decoded(text) };
  }
}

/** Nobody declares the charset of a reply: UTF-8 where it is valid, else as it came. */
function decoded(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  const utf8 = Buffer.from(latin1, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? latin1 : utf8;
}
