import { acceptCsv, csvOf, delimiterFor } from './csv.js';

describe('a table to download', () => {
  it('quotes what would break it', () => {
    expect(csvOf(['a', 'b'], [['x, "y"', 'line\nbreak']])).toBe('\uFEFFa,b\r\n"x, ""y""","line\nbreak"\r\n');
  });

  it('lets no customer’s name become a formula, and no phone number text', () => {
    expect(csvOf(['a'], [['=HYPERLINK("x")'], ['+34600111222']])).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csvOf(['a'], [['+34600111222']])).toContain('\r\n+34600111222\r\n');
  });

  it('has between its cells what a spreadsheet of its reader splits at', () => {
    expect(['es', 'es-ES', 'es-MX', 'en', 'en-GB'].map(delimiterFor)).toEqual([';', ';', ',', ',', ',']);
    expect(csvOf(['a', 'b'], [['x;y', '1,5']], ';')).toBe('\uFEFFa;b\r\n"x;y";"1,5"\r\n');
    expect([acceptCsv('es-ES'), acceptCsv('en-GB')]).toEqual(['text/csv; delimiter=semicolon, text/csv;q=0.9', 'text/csv']);
  });
});
