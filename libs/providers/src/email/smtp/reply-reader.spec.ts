import fc from 'fast-check';
import { ReplyReader } from './reply-reader.js';

const read = (reader: ReplyReader, text: string | Buffer) => reader.feed(Buffer.from(text));
const cutAt = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
};

describe('SMTP replies', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '-', '5', 'ñ', '€', '😀', '.'), maxLength: 20 });
  const reply = fc.record({ code: fc.integer({ min: 200, max: 599 }), lines: fc.array(line, { minLength: 1, maxLength: 4 }) });

  it('come out the same however the bytes are cut', () => {
    fc.assert(fc.property(fc.array(reply, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (replies, sizes) => {
      const texts = replies.map(({ code, lines }) => lines.map((each, i) => `${code}${i === lines.length - 1 ? ' ' : '-'}${each}`));
      const bytes = Buffer.from(texts.map((each) => `${each.join('\r\n')}\r\n`).join(''));
      const reader = new ReplyReader(65_536);
      const got = cutAt(bytes, sizes).flatMap((piece) => reader.feed(piece));
      expect(got).toEqual(replies.map(({ code }, i) => ({ code, text: texts[i]?.join('\n') })));
      expect(reader.partial).toBe(false);
    }), { numRuns: 300 });
  });

  it('may be a bare code, end in LF alone, and have empty lines between them', () => {
    expect(read(new ReplyReader(100), '250\r\n\r\n354 go\n\r\n')).toEqual([{ code: 250, text: '250' }, { code: 354, text: '354 go' }]);
  });

  it('keep what is not UTF-8 as it came', () => {
    expect(read(new ReplyReader(100), Buffer.from('550 se\xf1or\r\n', 'latin1'))).toEqual([{ code: 550, text: '550 se\xf1or' }]);
  });

  it.each(['what?', '25', '2500 ok', '199 no', '600 no', '250ok', ' 250 ok', '250-a\r\n550 b', '250-a\r\nb'])('are not taken from %j', (text) => {
    expect(read(new ReplyReader(100), `${text}\r\n`)).toMatchObject([{ code: 0 }]);
  });

  it('are not complete before their last line end', () => {
    const reader = new ReplyReader(100);
    expect(read(reader, '250-a\r\n250 b\r')).toEqual([]);
    expect(reader.partial).toBe(true);
    expect(read(reader, '\n')).toEqual([{ code: 250, text: '250-a\n250 b' }]);
    expect(reader.partial).toBe(false);
  });

  it('are bounded, also when no line ever ends', () => {
    for (const endless of ['250-more\r\n', 'x']) {
      const reader = new ReplyReader(1000);
      let replies = read(reader, endless);
      for (let turn = 0; replies.length === 0 && turn < 2000; turn++) replies = read(reader, endless);
      expect(replies).toMatchObject([{ code: 0 }]);
    }
  });
});
