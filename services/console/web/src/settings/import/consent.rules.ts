import type { ConsentBasis } from './import-queries.js';

/** What the shop says of the people in a file: each said it in the file, all agreed somewhere, or nobody was asked. */
export interface ConsentAnswer {
  readonly kind: 'file' | 'agreed' | 'unasked' | undefined;
  readonly channels: readonly string[];
  readonly source: string;
}

/** What goes along with the file. */
export const answersOf = ({ kind, channels, source }: ConsentAnswer): ConsentBasis => (kind === 'agreed' ? { channels, source } : { channels: [], source: '' });
