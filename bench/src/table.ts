/** One figure, with the bound that it has to keep, if any. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
  /** The least it may be. */
  readonly floor?: number;
  /** The most it may be. */
  readonly ceiling?: number;
}

/** True when a figure misses its bound. */
export const misses = ({ value, floor, ceiling }: Row): boolean => (floor !== undefined && value < floor) || (ceiling !== undefined && value > ceiling);

/** The figures as a markdown table, ready for docs/performance-log.md. */
export function renderTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.what} | ${figure(row)} ${row.unit} | ${bound(row)} | ${row.note ?? ''} |`);
  return ['| what | measured | bound | note |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

const figure = ({ value }: Row): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));

function bound(row: Row): string {
  const verdict = misses(row) ? ' **missed**' : '';
  if (row.floor !== undefined) return `≥ ${row.floor}${verdict}`;
  return row.ceiling === undefined ? '' : `≤ ${row.ceiling}${verdict}`;
}
