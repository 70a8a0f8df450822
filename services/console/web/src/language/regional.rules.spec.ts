import { regionalTag } from './regional.rules.js';

describe('how numbers and dates are written', () => {
  it.each([
    ['es', 'MX', 'es-MX'],
    ['es', 'ES', 'es-ES'],
    ['en', 'US', 'en-US'],
    ['en', 'IE', 'en-IE'],
    ['en', 'ES', 'en-GB'],
    ['en', undefined, 'en'],
    ['es', undefined, 'es'],
  ] as const)('%s in %s is %s', (language, country, tag) => {
    expect(regionalTag(language, country)).toBe(tag);
  });

  it('has the day before the month for who reads English in Spain', () => {
    const date = new Intl.DateTimeFormat(regionalTag('en', 'ES'), { day: 'numeric', month: 'short', timeZone: 'UTC' });
    expect(date.format(Date.UTC(2026, 10, 26))).toBe('26 Nov');
  });
});
