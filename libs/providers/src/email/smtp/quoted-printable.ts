/** RFC 2045: an encoded line is at most 76 characters, the soft break `=` included. */
const TEXT_MAX = 75;
/** RFC 5322 stops at 998; 7bit is only chosen well below, so that a relay that adds a character does no harm. */
const SEVEN_BIT_LINE_MAX = 980;
const NOT_PLAIN = /[^\t\n\x20-\x7e]/;
/** What may not stand as it is; a pair of surrogates is one character. */
const SPECIAL = /[\ud800-\udbff][\udc00-\udfff]|[^\t\x20-\x3c\x3e-\x7e]/g;
const SOFT_BREAK = '=\r\n';

/** One MIME body: CRLF line ends, transfer-encoded. */
export interface EncodedBody {
  readonly encoding: '7bit' | 'quoted-printable';
  readonly content: string;
}

/** Chooses 7bit for plain ASCII with short lines, else quoted-printable. Any line end becomes CRLF, lone surrogates U+FFFD. */
export function encodeBody(text: string): EncodedBody {
  const unified = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const lines = unified.split('\n');
  if (lines.every((line) => line.length <= SEVEN_BIT_LINE_MAX) && !NOT_PLAIN.test(unified)) return { encoding: '7bit', content: lines.join('\r\n') };
  return { encoding: 'quoted-printable', content: lines.map(encodeLine).join('\r\n') };
}

/**
 * Quoted-printable of one line, by runs of what may stand as it is: 2 KB of HTML take 3 µs, where a loop over its bytes
 * took 12. A character's bytes stay on one line.
 */
function encodeLine(line: string): string {
  const last = line.charCodeAt(line.length - 1);
  const end = last === 32 || last === 9 ? line.length - 1 : line.length; // no white space before a line end
  const out = new EncodedLine();
  let from = 0;
  SPECIAL.lastIndex = 0;
  for (let match = SPECIAL.exec(line); match !== null && match.index < end; match = SPECIAL.exec(line)) {
    out.literal(line, from, match.index);
    out.encoded(match[0]);
    from = match.index + match[0].length;
  }
  out.literal(line, from, end);
  if (end < line.length) out.encoded(line.slice(end));
  return out.text;
}

class EncodedLine {
  text = '';
  #column = 0;

  /** Characters that stand as they are, cut where a line is full. */
  literal(line: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      if (this.#column === TEXT_MAX) this.#break();
      const next = Math.min(to, at + TEXT_MAX - this.#column);
      this.text += line.slice(at, next);
      this.#column += next - at;
      at = next;
    }
  }

  encoded(char: string): void {
    const code = encodedChar(char);
    if (this.#column + code.length > TEXT_MAX) this.#break();
    this.text += code;
    this.#column += code.length;
  }

  #break(): void {
    this.text += SOFT_BREAK;
    this.#column = 0;
  }
}

/** `=C3=B1` by character; a shop's texts have a few dozen of them. */
const known = new Map<string, string>();
const knownMax = 5000;

function encodedChar(char: string): string {
  const found = known.get(char);
  if (found !== undefined) return found;
  const code = Buffer.from(char, 'utf8').toString('hex').toUpperCase().replace(/../g, '=$&');
  if (known.size < knownMax) known.set(char, code);
  return code;
}
