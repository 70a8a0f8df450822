/** Enough of RFC 5322 and 2047 for a journal: the value of a header, unfolded and decoded; undefined when absent. */
export function headerOf(raw: Buffer, name: string): string | undefined {
  const text = raw.subarray(0, 64 * 1024).toString('utf8');
  const end = text.search(/\r?\n\r?\n/);
  const head = (end < 0 ? text : text.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1];
  return value === undefined ? undefined : decodeWords(value.trim());
}

/** One encoded word: `=?charset?encoding?content?=`. */
function decodeWord(word: string): string {
  const [charset, encoding = '', content = ''] = word.slice(2, -2).split('?');
  const bytes =
    encoding.toUpperCase() === 'B'
      ? Buffer.from(content, 'base64')
      : Buffer.from(content.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
  return new TextDecoder(charset).decode(bytes);
}

// White space between two encoded words belongs to neither.
const decodeWords = (value: string): string =>
  value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?[^?]+\?[BQ]\?[^?]*\?=/gi, decodeWord);
