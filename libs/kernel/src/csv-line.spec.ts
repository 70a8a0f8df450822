import { csvLine } from './csv-line.js';

describe('a line of a file for spreadsheets', () => {
  it('quotes what would be taken for a delimiter, also for the one that a spreadsheet of another country splits at', () => {
    expect(csvLine(['a,b', 'c;d', 'e"f'])).toBe('"a,b","c;d","e""f"\r\n');
    expect(csvLine(['1', 'raw,=1+1'], ';')).toBe('1;"raw,=1+1"\r\n');
    expect(csvLine(['a,b', 'c;d', 'e\nf'], ';')).toBe('"a,b";"c;d";"e\nf"\r\n');
  });

  it('is no formula, whatever stands between its cells', () => {
    expect(csvLine(['=A1', '+34 600', '@x;y'], ';')).toBe(`'=A1;+34 600;"'@x;y"\r\n`);
  });
});
