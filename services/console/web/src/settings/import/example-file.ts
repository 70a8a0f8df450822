import type { i18n, TFunction } from 'i18next';
import { csvOf, delimiterFor } from '../../downloads/csv.js';

const cells = (line: string): readonly string[] => line.split('|');

/** The headings that are recognised, as the reader's language writes them. */
export const exampleColumns = (t: TFunction): readonly string[] => cells(t('imports.example.columns'));

/** A list as it may be filled in: headings, two people, and the delimiter that the reader's spreadsheet expects. */
export const exampleFile = ({ t, language }: Pick<i18n, 't' | 'language'>): string => csvOf(exampleColumns(t), [cells(t('imports.example.first')), cells(t('imports.example.second'))], delimiterFor(language));
