export type CsvDelimiter = ',' | ';';

/**
 * A line of RFC 4180, or with semicolons between its cells, with its end. A text that a spreadsheet would take for a formula
 * is made harmless by an apostrophe; a phone number is none. Either delimiter is quoted, for a spreadsheet of another country
 * splits at the other one and would find a formula behind it.
 */
export const csvLine = (cells: readonly string[], delimiter: CsvDelimiter = ','): string => `${cells.map(csvCell).join(delimiter)}\r\n`;

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d .()-]+$/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
