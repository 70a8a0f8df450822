/** The words with which spreadsheets head their last row, in a cell of their own: `TOTAL`, `Summe:`, `Total general`. */
const total = /^(?:(?:gran|grand|sub)[ -]?)?(?:total(?:es|s)?|suma|sum|summe|gesamt|gesamtsumme|insgesamt)(?: (?:general|clientes|customers|kunden))?(?: ?[:=] ?\d*)?$/;

const addressPaths: ReadonlySet<string | undefined> = new Set(['email', 'phone', 'whatsapp']);

/** Whether a row adds up those above it: it says so in one of its first two filled cells, and has no address. */
export function isTotalRow(cells: readonly string[], paths: readonly (string | undefined)[]): boolean {
  const filled = cells.map((cell) => cell.replace(/[\s\u00a0]+/g, ' ').trim().toLowerCase());
  if (!filled.filter((cell) => cell !== '').slice(0, 2).some((cell) => total.test(cell))) return false;
  return !filled.some((cell, index) => cell !== '' && addressPaths.has(paths[index]));
}
