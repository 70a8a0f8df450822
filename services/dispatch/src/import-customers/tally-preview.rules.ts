import type { ImportPreview, ImportRepair } from '@messaging/contracts';
import type { ReadLine } from './import-line.rules.js';
import { hasNoAddress, warningsOf } from './import-warnings.rules.js';
import type { CsvRow } from './read-lines.js';

const sampleRows = 5;
const examplesMax = 3;
/** So much of a cell, or of a line to be put right, is shown. */
const shownChars = 200;

type Example = ImportRepair['examples'][number];

/** Counts what an import would take, row by row; holds a few rows and nothing else. */
export class PreviewTally {
  readonly #sample: ImportPreview['sample'][number][] = [];
  readonly #repairs = new Map<string, { count: number; examples: Example[] }>();
  #received = 0;
  #usable = 0;

  constructor(private readonly country: string) {}

  /** A row, and what was read from it; nothing while the columns are not known. */
  add({ at, cells }: CsvRow, read: ReadLine | undefined): void {
    this.#received += 1;
    if (this.#sample.length < sampleRows) this.#sample.push({ line: at.line, cells: cells.map((cell) => cell.trim().slice(0, shownChars)), ok: read?.ok ?? false });
    if (!read) return;
    if (read.ok) {
      this.#usable += 1;
      for (const { code, detail, fields } of warningsOf(read, this.country)) this.#note(code, { ...read, detail, fields });
      if (hasNoAddress(read.fields)) this.#note('ADDRESS.MISSING', { ...read, detail: '', fields: [] });
    } else this.#note(read.code, { ...read, fields: read.fields ?? [] });
  }

  get result(): Pick<ImportPreview, 'sample' | 'received' | 'usable' | 'repairs'> {
    const repairs = [...this.#repairs].map(([code, repair]) => ({ code, ...repair }));
    return { sample: this.#sample, received: this.#received, usable: this.#usable, repairs: repairs.sort((a, b) => b.count - a.count) };
  }

  #note(code: string, { line, raw, detail, fields }: { line: number; raw: string; detail: string; fields: readonly string[] }): void {
    const repair = this.#repairs.get(code) ?? { count: 0, examples: [] };
    repair.count += 1;
    if (repair.examples.length < examplesMax) repair.examples.push({ line, raw: raw.slice(0, shownChars), detail, fields: [...fields] });
    this.#repairs.set(code, repair);
  }
}
