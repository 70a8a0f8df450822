import { numberFormat } from '../language/formats.js';

/** What a file begins with so that Excel reads its accents. */
export const byteOrderMark = '\uFEFF';

type Delimiter = ',' | ';';

/** What a spreadsheet in this language expects between cells: where decimals have a comma, Excel puts a whole line of commas into one column. */
export const delimiterFor = (language: string): Delimiter => (numberFormat(language).format(0.5).includes(',') ? ';' : ',');

/** How the API is asked for a file that the reader's spreadsheet opens; one that does not know semicolons yet sends commas. */
export const acceptCsv = (language: string): string => (delimiterFor(language) === ';' ? 'text/csv; delimiter=semicolon, text/csv;q=0.9' : 'text/csv');

/** RFC 4180, or with semicolons, with a byte order mark; a cell that a spreadsheet would run as a formula is quoted as text. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[], delimiter: Delimiter = ','): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d .()-]+$/.test(text) ? `'${text}` : text;
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${byteOrderMark}${[header, ...rows].map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`;
}

/** Hands a text to the browser as a file. */
export function saveFile(name: string, text: string, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
