import { contrast, inkColor, readableOn, safeColor } from './format-color.js';
import { formatDate, formatTime } from './format-date.js';
import { formatMoney } from './format-money.js';
import { formatNumber } from './format-number.js';
import { formatPhone } from './format-phone.js';
import { formatPlural } from './format-plural.js';

const en = { locale: 'en', timeZone: 'Europe/Madrid' };
const es = { locale: 'es', timeZone: 'America/Mexico_City' };

describe('dates and times', () => {
  it('are in the zone and language of the reader', () => {
    expect([formatDate('2026-12-01T23:30:00Z', en), formatTime('2026-12-01T23:30:00Z', en)]).toEqual(['December 2, 2026', '12:30 AM']);
    expect([formatDate('2026-12-01T23:30:00Z', es), formatTime('2026-12-01T23:30:00Z', es)]).toEqual(['1 de diciembre de 2026', '17:30']);
    expect(formatDate('2026-12-01T09:00:00Z', en, 'full')).toBe('Tuesday, December 1, 2026');
  });
  it('leave plain and yearly dates where they are', () => {
    expect([formatDate('2026-12-01', es), formatDate('--02-29', en), formatDate('1990-02-29', es)]).toEqual(['1 de diciembre de 2026', 'February 29', '29 de febrero']);
  });
  it.each(['', 'soon', '2026', '09:00', '2026-02-30', '2026-02-30T10:00:00Z', '2026-12-01T25:00:00Z', '--13-01', null, 5, {}, new Date(Number.NaN)])('%p is no date', (value) => {
    expect([formatDate(value, en), formatTime(value, en)]).toEqual([undefined, undefined]);
  });
  it('an unknown zone or style gives nothing rather than a wrong hour', () => {
    expect(formatTime('2026-12-01T09:00:00Z', { ...en, timeZone: 'Mars/Base' })).toBeUndefined();
    expect(formatDate('2026-12-01', en, 'huge')).toBeUndefined();
    expect(formatDate('2026-12-01', { ...en, locale: 'not a locale!' })).toBe('December 1, 2026');
  });
});

describe('money', () => {
  it('is written as people do, with plain spaces', () => {
    expect(formatMoney({ amount: '1234.5', currency: 'EUR' }, 'en')).toBe('€1,234.50');
    expect(formatMoney({ amount: '12.50', currency: 'eur' }, 'es')).toBe('12,50 €');
    expect(formatMoney('9', 'en', 'USD')).toBe('$9.00');
  });
  it.each([null, '12.50', {}, { amount: 'x', currency: 'EUR' }, { amount: '1', currency: 'EURO' }, { amount: Number.NaN, currency: 'EUR' }])('%p is no money', (value) => {
    expect(formatMoney(value, 'en')).toBeUndefined();
  });
});

describe('phones, counts and colours', () => {
  it('phones in international form', () => {
    expect([formatPhone('+34612345678'), formatPhone('612345678', 'ES'), formatPhone('123'), formatPhone(5)]).toEqual(['+34 612 34 56 78', '+34 612 34 56 78', undefined, undefined]);
  });
  it('counts by the rules of the language', () => {
    expect([1, 2, '5', 1000].map((count) => formatPlural([count, '# year', '# years'], {}, 'en'))).toEqual(['1 year', '2 years', '5 years', '1,000 years']);
    expect(formatPlural([3], { one: '# rok', few: '# lata', many: '# lat' }, 'pl')).toBe('3 lata');
    expect(formatPlural([0, 'one', 'other'], { zero: 'none' }, 'en')).toBe('none');
    expect([formatPlural(['x', 'a', 'b'], {}, 'en'), formatPlural([2], {}, 'en')]).toEqual([undefined, undefined]);
  });
  it('colours safe in a style, with a readable companion', () => {
    expect(['#FFF', '#1f4e79', 'red', null].map(safeColor)).toEqual(['#ffffff', '#1f4e79', '#1f4e79', '#1f4e79']);
    expect([readableOn('#ffcc00'), readableOn('#1f4e79')]).toEqual(['#111111', '#ffffff']);
  });
  it('any brand colour can be read on, and its links on white', () => {
    const colours = Array.from({ length: 4096 }, (_, i) => `#${i.toString(16).padStart(3, '0')}`);
    expect(colours.filter((colour) => contrast(readableOn(colour), safeColor(colour)) < 4.5 || contrast(inkColor(colour), '#ffffff') < 4.5)).toEqual([]);
  });
  it('numbers as people write them', () => {
    expect([1234.5, '1234', '-2.50'].map((value) => formatNumber(value, 'es'))).toEqual(['1234,5', '1234', '-2,5']);
    expect([formatNumber(12345, 'en'), formatNumber('x', 'en'), formatNumber(Number.NaN, 'en'), formatNumber(1e15, 'en')]).toEqual(['12,345', undefined, undefined, undefined]);
  });
});
