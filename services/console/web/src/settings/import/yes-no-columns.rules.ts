import type { ImportPreview } from './import-queries.js';

const answers = /^(?:y|yes|no?|s|si|sí|j|ja|nein|x|true|false|[01])$/i;

/** Columns that nobody said what they hold, and whose first rows say yes or no: one of them may be who wants no offers. */
export function yesNoColumns({ columns, sample }: Pick<ImportPreview, 'columns' | 'sample'>): readonly string[] {
  return columns.flatMap(({ name, field }, index) => {
    const cells = sample.map(({ cells: row }) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
    return field === null && name !== '' && cells.length > 0 && cells.every((cell) => answers.test(cell)) ? [name] : [];
  });
}
