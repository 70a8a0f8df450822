/** A line-leading dot, or a CR or LF that is not a CRLF. */
const NEEDS_CARE = /\n\.|\r(?!\n)|(?:^|[^\r])\n/;

/**
 * A mail as DATA wants it (RFC 5321 section 4.5.2): line-leading dots doubled, and the dot that ends it. Line ends are
 * CRLF already; a stray CR or LF becomes CRLF all the same, for servers disagree about where such a line ends, and a dot
 * behind it would end the mail for some of them (SMTP smuggling). One character a byte, in and out.
 */
export function dataBlock(raw: string): string {
  const lines = NEEDS_CARE.test(raw) || raw.startsWith('.') ? raw.replace(/\r\n|\r|\n/g, '\r\n').replace(/(^|\r\n)\./g, '$1..') : raw;
  return lines === '' || lines.endsWith('\r\n') ? `${lines}.\r\n` : `${lines}\r\n.\r\n`;
}
