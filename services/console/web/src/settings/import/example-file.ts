import type { TFunction } from 'i18next';
import { csvOf } from '../../downloads/csv.js';

const cells = (line: string): readonly string[] => line.split('|');

/** The headings that are recognised, as the reader's language writes them. */
export const exampleColumns = (t: TFunction): readonly string[] => cells(t('imports.example.columns'));

/** A list as it may be filled in: headings, two people, and the delimiter that the reader's spreadsheet expects. */
export function exampleFile(t: TFunction): string {
  const delimiter: string = t('imports.example.delimiter');
  return csvOf(exampleColumns(t), [cells(t('imports.example.first')), cells(t('imports.example.second'))], delimiter === ';' ? ';' : ',');
}
