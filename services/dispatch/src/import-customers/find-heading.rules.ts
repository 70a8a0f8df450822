import { noticeDelimiter, type ColumnMapping } from './csv-columns.rules.js';
import { isRecognised } from './guess-columns.rules.js';

/** The headings are looked for in so many lines: a title, a date, an empty line stand above them. */
const headingLinesMax = 10;
/** A line with so many known names is the headings, not a customer whose name is one. */
const namesMin = 2;

/**
 * Which of a file's first lines is its headings: the first, unless it has no known name, or one and a longer line below
 * it has several. Undefined while that needs lines that have not come.
 */
export function findHeading(lines: readonly string[], { mapping, isAll }: { mapping: ColumnMapping; isAll: boolean }): number | undefined {
  const first = cellsOf(lines[0] ?? '');
  const known = countKnown(first, mapping);
  if (lines.length > 0 && known >= namesMin) return 0;
  const found = lines.slice(0, headingLinesMax).findIndex((line) => {
    const cells = cellsOf(line);
    return (known === 0 || cells.length > first.length) && countKnown(cells, mapping) >= namesMin;
  });
  if (found >= 0) return found;
  return isAll || lines.length >= headingLinesMax ? 0 : undefined;
}

/** What stands in a line, roughly: headings have no delimiters of their own. */
function cellsOf(line: string): string[] {
  const delimiter = noticeDelimiter(line);
  return line.split(delimiter).map((cell) => cell.replace(/^[\s\ufeff"]+|[\s"]+$/g, '')).filter((cell) => cell !== '');
}

/** Different names: a row of `no`, `no`, `no` names nothing. */
const countKnown = (cells: readonly string[], mapping: ColumnMapping): number => new Set(cells.filter((cell) => isRecognised(cell, mapping))).size;
