import fc from 'fast-check';
import { dataBlock, lastChunk } from './mail-data.js';

/** What a server reads: everything up to the first line with a dot alone. */
const unstuffed = (data: string): string => data.slice(0, data.search(/(^|\r\n)\.\r\n/)).replace(/(^|\r\n)\./g, '$1');

describe('the data of a mail', () => {
  it.each([
    ['a\r\n', 'a\r\n.\r\n'],
    ['a', 'a\r\n.\r\n'],
    ['', '.\r\n'],
    ['.', '..\r\n.\r\n'],
    ['a\r\n.\r\nb\r\n..c', 'a\r\n..\r\nb\r\n...c\r\n.\r\n'],
    ['a\n.\nb', 'a\r\n..\r\nb\r\n.\r\n'],
    ['a\r.\rb\r', 'a\r\n..\r\nb\r\n.\r\n'],
  ])('of %j is %j', (raw, data) => expect(dataBlock(raw)).toBe(data));

  it('has one end, CRLF only, and every byte of the mail', () => {
    const text = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', '.', 'a', '\xe9'), maxLength: 40 });
    fc.assert(fc.property(text, (raw) => {
      const data = dataBlock(raw);
      expect(data.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(`\r\n${data}`.indexOf('\r\n.\r\n')).toBe(data.length + 2 - 5);
      const lines = raw.replace(/\r\n|\r|\n/g, '\r\n');
      expect(unstuffed(data)).toBe(lines.endsWith('\r\n') ? lines.slice(0, -2) : lines);
    }), { numRuns: 500 });
  });

  it.each([
    ['a', 'BDAT 3 LAST\r\na\r\n'],
    ['', 'BDAT 0 LAST\r\n'],
    ['.\r\n..b\n.', 'BDAT 11 LAST\r\n.\r\n..b\r\n.\r\n'],
    ['\xc3\xa9\r\n', 'BDAT 4 LAST\r\n\xc3\xa9\r\n'],
  ])('of %j in one chunk is %j', (raw, data) => expect(lastChunk(raw)).toBe(data));
});
