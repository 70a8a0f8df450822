/** What a file begins with so that Excel reads its accents. */
export const byteOrderMark = '\uFEFF';

/** RFC 4180 with a byte order mark; a cell that a spreadsheet would run as a formula is quoted as text. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[], delimiter: ',' | ';' = ','): string {
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
