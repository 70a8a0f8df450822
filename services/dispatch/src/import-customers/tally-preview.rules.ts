import { createHash } from 'node:crypto';
import type { ImportPreview, ImportRepair } from '@messaging/contracts';
import type { ReadLine } from './import-line.rules.js';
import { hasNoAddress, warningsOf } from './import-warnings.rules.js';
import type { CsvRow } from './read-lines.js';

const sampleRows = 5;
const examplesMax = 3;
/** So much of a cell, or of a line to be put right, is shown. */
const shownChars = 200;

type Example = ImportRepair['examples'][number];

/** So many customers are remembered to notice that one comes again: 40 MB at most, while somebody looks at a file. */
const rememberedMax = 500_000;

/** 48 bits of a hash stand for an id: of 500,000 customers two are taken for one in 1 of 2,000 files. */
const markOf = (customerId: string): number => createHash('sha1').update(customerId).digest().readUIntBE(0, 6);

/** Counts what an import would take, row by row; holds a few rows, and of each customer a number. */
export class PreviewTally {
  readonly #sample: ImportPreview['sample'][number][] = [];
  readonly #repairs = new Map<string, { count: number; examples: Example[] }>();
  #received = 0;
  #usable = 0;
  readonly #seen = new Set<number>();
  #repeated = 0;

  constructor(private readonly country: string) {}

  /** A row, and what was read from it; nothing while the columns are not known. */
  add({ at, cells }: CsvRow, read: ReadLine | undefined): void {
    this.#received += 1;
    if (this.#sample.length < sampleRows) this.#sample.push({ line: at.line, cells: cells.map((cell) => cell.trim().slice(0, shownChars)), ok: read?.ok ?? false });
    if (!read) return;
    if (read.ok) {
      this.#usable += 1;
      this.#notice(read.customerId);
      for (const { code, detail, fields } of warningsOf(read, this.country)) this.#note(code, { ...read, detail, fields });
      if (hasNoAddress(read.fields)) this.#note('ADDRESS.MISSING', { ...read, detail: '', fields: [] });
    } else this.#note(read.code, { ...read, fields: read.fields ?? [] });
  }

  get result(): Pick<ImportPreview, 'sample' | 'received' | 'usable' | 'repeated' | 'repairs'> {
    const repairs = [...this.#repairs].map(([code, repair]) => ({ code, ...repair }));
    return { sample: this.#sample, received: this.#received, usable: this.#usable, ...(this.#seen.size < rememberedMax && { repeated: this.#repeated }), repairs: repairs.sort((a, b) => b.count - a.count) };
  }

  #notice(customerId: string): void {
    const mark = markOf(customerId);
    if (this.#seen.has(mark)) this.#repeated += 1;
    else if (this.#seen.size < rememberedMax) this.#seen.add(mark);
  }

  #note(code: string, { line, raw, detail, fields }: { line: number; raw: string; detail: string; fields: readonly string[] }): void {
    const repair = this.#repairs.get(code) ?? { count: 0, examples: [] };
    repair.count += 1;
    if (repair.examples.length < examplesMax) repair.examples.push({ line, raw: raw.slice(0, shownChars), detail, fields: [...fields] });
    this.#repairs.set(code, repair);
  }
}
