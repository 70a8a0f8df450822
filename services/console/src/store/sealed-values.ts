import type { SealedValues } from '@messaging/service-kit';
import { sealedPlace } from '../hand-over-session/sealed-bearer.rules.js';

/** What the console keeps sealed: the ERP's tokens behind sessions in its frame. */
export const sealedValues: SealedValues = {
  columns: [{ table: 'session', key: ['hub_id', 'token_hash'], column: 'bearer', kind: 'text', placeOf: (row) => sealedPlace(row['hub_id'] ?? '') }],
};
