import fc from 'fast-check';
import { fold, rangesOf, searchTerms, termsMax } from './search-terms.rules.js';

const jose = { firstName: 'María José', lastName: 'Núñez  Ørsted', email: 'MJ.Nuñez@Example.com', phone: '600 11 12 22' };
const terms = searchTerms('C-17', jose, { sms: '+34600111222', whatsapp: '+34600111222', email: 'mj.nuñez@example.com' });
const finds = (query: string, of = terms): boolean => rangesOf(query).some(({ from, until }) => of.some((term) => Buffer.compare(Buffer.from(term), Buffer.from(from)) >= 0 && Buffer.compare(Buffer.from(term), Buffer.from(until)) < 0));

describe('searching customers', () => {
  it.each(['maria', 'MARÍA JO', 'jose', 'nunez', 'Núñez ors', 'orsted', 'nunez orsted maria', 'mj.nun', 'c-17', 'C', '600111', '600 11 12', '+34 600-111', '0034600', '(600) 11'])('finds by %s', (query) => {
    expect(finds(query)).toBe(true);
  });

  it.each(['aria', 'example.com', '17', '111222', 'maria nunez', 'mariajose', '%', '_aria', '', '   ', '\u0301'])('does not find by %j', (query) => {
    expect(finds(query)).toBe(false);
  });

  it('finds every customer by the beginning of each part, whatever the letters', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, text, (firstName, lastName) => {
        const own = searchTerms('c', { firstName, lastName }, {});
        expect(own.length).toBeLessThanOrEqual(termsMax);
        for (const part of [firstName, lastName]) if (fold(part) !== '') expect(finds(part, own)).toBe(true);
      }),
    );
  });
});
