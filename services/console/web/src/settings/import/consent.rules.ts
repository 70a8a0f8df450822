import type { ConsentBasis, ImportPreview } from './import-queries.js';

/** What the shop says of the people in a file: each said it in the file, all agreed somewhere, or nobody was asked. */
export interface ConsentAnswer {
  readonly kind: 'file' | 'agreed' | 'unasked' | undefined;
  readonly channels: readonly string[];
  readonly source: string;
}

/** What goes along with the file. */
export const answersOf = ({ kind, channels, source }: ConsentAnswer): ConsentBasis => (kind === 'agreed' ? { channels, source } : { channels: [], source: '' });

/** Columns that may say who said no, and do not count: until they are said to be about something else, nobody can say that all agreed. To leave one out does not say so. */
export const undecidedColumns = ({ kind }: ConsentAnswer, { unheardAnswers = [] }: Pick<ImportPreview, 'unheardAnswers'>, aboutOther: readonly string[] = []): readonly string[] =>
  kind === 'agreed' ? unheardAnswers.filter((name) => !aboutOther.includes(name)) : [];
