export type CsvDelimiter = ',' | ';';

/** A line of RFC 4180, or with semicolons between its cells, with its end. A text that a spreadsheet would take for a formula is made harmless by an apostrophe; a phone number is none. */
export const csvLine = (cells: readonly string[], delimiter: CsvDelimiter = ','): string => `${cells.map((text) => csvCell(text, delimiter)).join(delimiter)}\r\n`;

function csvCell(text: string, delimiter: CsvDelimiter): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d .()-]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
