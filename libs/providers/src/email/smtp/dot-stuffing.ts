const CR = 13;
const LF = 10;
const DOT = 46;

/**
 * A mail as DATA wants it (RFC 5321 section 4.5.2), in one buffer: line-leading dots doubled, and the dot that ends it.
 * Line ends are CRLF already; a stray CR or LF becomes CRLF all the same, for servers disagree about where such a line
 * ends, and a dot behind it would end the mail for some of them (SMTP smuggling).
 */
export function dataBlock(raw: Buffer): Buffer {
  const last = raw[raw.length - 1] ?? LF;
  const tail = last === LF ? '.\r\n' : last === CR ? '\n.\r\n' : '\r\n.\r\n';
  const insertions = countInsertions(raw);
  const block = Buffer.allocUnsafe(raw.length + insertions + tail.length);
  const end = insertions === 0 ? raw.copy(block) : copyStuffed(raw, block);
  block.write(tail, end, 'latin1');
  return block;
}

/** How many bytes stuffing adds: mostly none, and then the mail is copied natively. */
function countInsertions(raw: Buffer): number {
  let count = 0;
  let before = LF;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i] ?? 0;
    if (byte === LF ? before !== CR : before === CR) count += 1;
    if (byte === DOT && (before === LF || before === CR)) count += 1;
    before = byte;
  }
  return count;
}

function copyStuffed(raw: Buffer, into: Buffer): number {
  let at = 0;
  let before = LF;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i] ?? 0;
    if (byte === LF ? before !== CR : before === CR) into[at++] = byte === LF ? CR : LF;
    if (byte === DOT && (before === LF || before === CR)) into[at++] = DOT;
    into[at++] = byte;
    before = byte;
  }
  return at;
}
