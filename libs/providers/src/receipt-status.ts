import type { ReceiptFact } from './port.js';

/** What a vendor's words for a status mean. */
export type StatusMeanings = Readonly<Record<string, ReceiptFact['status']>>;

/** What a vendor's word means; one that nobody told us of is kept as `other`, also one that every object has (`constructor`). */
export const receiptStatus = (meanings: StatusMeanings, word: string): ReceiptFact['status'] => (Object.hasOwn(meanings, word) ? meanings[word] : undefined) ?? 'other';
