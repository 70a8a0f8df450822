import { parse, type CsvError } from 'csv-parse';
import { ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { undecided, UnheardAnswers } from './consent-columns.rules.js';
import { isDelimiterLine, noticeDelimiter, pointerTo, readHeader, type ColumnMapping, type CsvColumns } from './csv-columns.rules.js';
import { findHeading } from './find-heading.rules.js';
import { readCells, readJson, rejected, type ImportHabits, type ImportLine, type ReadLine } from './import-line.rules.js';
import { isTotalRow } from './total-row.rules.js';

const linesMax = 5_000_000;
/** A line is at most so long, as an event is. */
export const lineCharsMax = 256 * 1024;
/** The header is looked for in so much. */
const headerCharsMax = 64 * 1024;

/** What a file holds, line by line; its columns are known before the first. */
export interface ReadFile {
  readonly ignoredColumns: readonly string[];
  readonly lines: AsyncIterable<ReadLine>;
}

/** A file that breaks off being readable: nothing of it is taken. */
export class UnreadableFile extends Error {
  /** Why, to whoever sent it. */
  get problem(): Problem {
    return { kind: 'rule', code: 'IMPORT.FILE_UNREADABLE', detail: `The file cannot be read: ${this.message}.` };
  }
}

/** A file of which everybody is said to have agreed, with a column that nobody has said to be no answer to that: its noes would be taken for yeses. */
export class UndecidedFile extends UnreadableFile {
  constructor(private readonly columns: readonly string[]) {
    super(`${columns.map((name) => `“${name}”`).join(', ')} may say who wants no marketing, and would be left out while everybody else is taken to have agreed: map the column to a consent, such as {"Your column":"consent.sms.marketing"}, or to null if it says something else`);
  }

  override get problem(): Problem {
    const errors = this.columns.map((name) => ({ pointer: pointerTo(name), code: 'IMPORT.CONSENT_UNDECIDED', detail: 'may say who wants no marketing' }));
    return { kind: 'rule', code: 'IMPORT.CONSENT_UNDECIDED', detail: this.message, errors };
  }
}

/** Passes lines on, and gives up a file that has too many. */
export async function* atMostLines<Line>(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let count = 0;
  for await (const line of lines) {
    if (++count > linesMax) throw new UnreadableFile(`it has more than ${linesMax} lines; send it in parts`);
    yield line;
  }
}

/** NDJSON: one object a line; empty lines are passed over. */
export async function* readNdjson(text: AsyncIterable<string>, habits: ImportHabits): AsyncGenerator<ReadLine> {
  let line = 0;
  let rest = '';
  for await (const chunk of text) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const raw of parts) {
      line += 1;
      if (raw.trim() !== '') yield readJsonLine(line, raw, habits);
    }
    if (rest.length > lineCharsMax) throw new UnreadableFile(`line ${line + 1} has more than ${lineCharsMax} characters`);
  }
  if (rest.trim() !== '') yield readJsonLine(line + 1, rest, habits);
}

function readJsonLine(line: number, raw: string, habits: ImportHabits): ReadLine {
  return raw.length > lineCharsMax ? rejected({ line, raw }, 'IMPORT.LINE_UNREADABLE', { en: 'The line is too long.', es: 'La línea es demasiado larga.' }) : readJson({ line, raw: raw.replace(/\r$/, '') }, habits);
}

/** One record of the parser, with the last line it stands in. */
interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** A record of a CSV file, where it stands. */
export interface CsvRow {
  readonly at: ImportLine;
  readonly cells: readonly string[];
}

/** A CSV file whose header has been read. */
export interface OpenCsv {
  /** The headings' line, from 1. */
  readonly headingLine: number;
  readonly header: readonly string[];
  readonly rows: AsyncGenerator<CsvRow>;
}

/** Reads the header, below a title if there is one, and then rows as they are asked for; a file without one is refused. */
export async function openCsv(text: AsyncIterable<string>, mapping: ColumnMapping): Promise<Result<OpenCsv>> {
  const chunks = text[Symbol.asyncIterator]();
  const start = await takeHeader(chunks, mapping);
  if (start.line.trim() === '') return refuse({ kind: 'rule', code: 'IMPORT.FILE_UNREADABLE', detail: 'The file is empty.' });
  const records = parseRecords(start, chunks);
  const header = await records.next();
  if (header.done) return refuse({ kind: 'rule', code: 'IMPORT.FILE_UNREADABLE', detail: 'The file has no header.' });
  return ok({ headingLine: start.linesBefore + 1, header: header.value.record, rows: filledRows(records, start.linesBefore) });
}

/** CSV with a header. Refused when the header does not say whose lines they are. */
export async function readCsv(text: AsyncIterable<string>, { mapping, habits }: { mapping: ColumnMapping; habits: ImportHabits }): Promise<Result<ReadFile>> {
  const file = await openCsv(text, mapping);
  if (!file.ok) return file;
  const columns = readHeader(file.value.header, { mapping, isIdOfAddress: habits.idsOfAddressesIn !== undefined });
  if (!columns.ok) return columns;
  const { header, rows } = file.value;
  const unheard = (habits.agreed ?? []).length > 0 ? new UnheardAnswers(header, columns.value.paths) : undefined;
  const noticeUndecided = (): void => {
    const names = undecided(unheard?.columns ?? [], mapping);
    if (names.length > 0) throw new UndecidedFile(names);
  };
  noticeUndecided();
  const heard = async function* (): AsyncGenerator<ReadLine> {
    for await (const row of rows) {
      unheard?.add(row.cells);
      yield readRow(row, columns.value, habits);
    }
    noticeUndecided();
  };
  return ok({ ignoredColumns: columns.value.ignored, lines: heard() });
}

interface FileStart {
  /** Text read so far, from the header on. */
  readonly text: string;
  /** The header's line. */
  readonly line: string;
  readonly delimiter: string;
  /** Lines that came before the header: Excel's `sep=`, a title. */
  readonly linesBefore: number;
}

async function takeHeader(chunks: AsyncIterator<string>, mapping: ColumnMapping): Promise<FileStart> {
  let text = '';
  for (let isAll = false; ; ) {
    const lines = text.replace(/^\ufeff/, '').split('\n');
    const first = lines[0] ?? '';
    const above = lines.length > 1 && isDelimiterLine(first) ? 1 : 0;
    const whole = isAll ? lines.slice(above) : lines.slice(above, -1);
    const found = findHeading(whole, { mapping, isAll });
    if (found !== undefined) {
      const linesBefore = above + found;
      const line = lines[linesBefore] ?? '';
      return { text: lines.slice(linesBefore).join('\n'), line, delimiter: noticeDelimiter(above > 0 ? first : line), linesBefore };
    }
    const next = text.length > headerCharsMax ? undefined : await chunks.next();
    isAll = next === undefined || next.done === true;
    text += next?.done === false ? next.value : '';
  }
}

async function* parseRecords({ text, delimiter }: FileStart, chunks: AsyncIterator<string>): AsyncGenerator<CsvRecord> {
  const parser = parse({ delimiter, bom: true, info: true, raw: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: lineCharsMax });
  const feeding = feed(parser, text, chunks).catch((error: unknown) => void parser.destroy(error as Error));
  try {
    for await (const record of parser) yield record as CsvRecord;
  } catch (error) {
    const { code, message } = error as CsvError;
    if (!String(code).startsWith('CSV_')) throw error;
    throw new UnreadableFile(code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : message);
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** Gives the parser what comes, no faster than it takes it. */
async function feed(parser: ReturnType<typeof parse>, text: string, chunks: AsyncIterator<string>): Promise<void> {
  for (let next: IteratorResult<string> = { value: text }; !next.done && !parser.destroyed; next = await chunks.next()) {
    if (!parser.write(next.value)) await new Promise<void>((resolve) => void parser.once('drain', resolve).once('close', resolve));
  }
  if (!parser.destroyed) parser.end();
}

async function* filledRows(records: AsyncGenerator<CsvRecord>, linesBefore: number): AsyncGenerator<CsvRow> {
  for await (const { record, raw, info } of records) {
    if (record.every((cell) => cell.trim() === '')) continue; // what Excel leaves below a table
    const text = raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    yield { at: { line: linesBefore + info.lines - text.split('\n').length + 1, raw: text }, cells: record };
  }
}

/** What a row says of a customer. */
export function readRow({ at, cells }: CsvRow, { paths }: CsvColumns, habits: ImportHabits): ReadLine {
  if (isTotalRow(cells, paths)) return rejected(at, 'IMPORT.TOTAL_ROW', { en: 'The line adds up the others and is no customer.', es: 'La línea es la suma de las demás y no un cliente.' });
  const tooMany = cells.slice(paths.length).some((cell) => cell.trim() !== '');
  return tooMany ? rejected(at, 'IMPORT.LINE_UNREADABLE', { en: `The line has ${cells.length} cells, the header ${paths.length}.`, es: `La línea tiene ${cells.length} celdas; el encabezado, ${paths.length}.` }) : readCells(at, cells, { paths, habits });
}
