import fc from 'fast-check';
import { encodeBody } from './quoted-printable.js';

const decode = (content: string): string =>
  Buffer.from(content.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');

describe('the encoding of a body', () => {
  it.each([
    ['a\nb', '7bit', 'a\r\nb'],
    ['a\r\nb\rc', '7bit', 'a\r\nb\r\nc'],
    ['ñ=', 'quoted-printable', '=C3=B1=3D'],
    ['ñ \nx\t', 'quoted-printable', '=C3=B1=20\r\nx=09'],
    [`${'x'.repeat(980)}y`, 'quoted-printable', `${`${'x'.repeat(75)}=\r\n`.repeat(13)}xxxxxy`],
    [`${'x'.repeat(74)}ñ`, 'quoted-printable', `${'x'.repeat(74)}=\r\n=C3=B1`],
  ])('of %j is %s', (text, encoding, content) => {
    expect(encodeBody(text)).toEqual({ encoding, content });
  });

  it('keeps lines to 76 characters, ends none in white space, and cuts no character', () => {
    const text = fc.array(fc.constantFrom('ñ', '😀', '漢', ' ', '\t', '=', 'word', 'x'.repeat(40), '\n'), { maxLength: 60 }).map((parts) => `ñ${parts.join('')}`);
    fc.assert(fc.property(text, (body) => {
      const { content } = encodeBody(body);
      for (const line of content.split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(76);
        expect(line).toMatch(/^[\t\x20-\x7e]*$/);
        expect(line).not.toMatch(/[ \t]$/);
        expect(decode(line.replace(/=$/, ''))).not.toContain('\ufffd');
      }
      expect(decode(content)).toBe(body.replaceAll('\n', '\r\n'));
    }), { numRuns: 500 });
  });
});
