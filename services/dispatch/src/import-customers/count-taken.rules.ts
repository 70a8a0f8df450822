import { isDeepStrictEqual } from 'node:util';
import type { CustomerImport } from '@messaging/contracts';
import type { CustomerRecord } from '../project-customers/apply-change.rules.js';
import type { CustomerStep } from '../project-customers/merge-customers.js';

/** What came of lines that were taken. */
export type TakenCounts = NonNullable<CustomerImport['taken']>;
export type TakenKind = keyof TakenCounts;

/** What one line did. A customer whom the ERP speaks of while the import runs counts as known, not as repeated. */
export function takenKind({ before, after }: CustomerStep, importId: string): TakenKind {
  if (before?.lastEventId === importId) return 'repeated';
  if (!before || (before.deletedAt && !after.deletedAt)) return 'created';
  return isDeepStrictEqual(saidOf(before), saidOf(after)) ? 'unchanged' : 'updated';
}

export function countKinds(kinds: readonly TakenKind[]): TakenCounts {
  const counts = { created: 0, updated: 0, unchanged: 0, repeated: 0 };
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** Everything but when consent was said and what it rests on: each import brings a basis of its own. */
function saidOf({ projection: { fields } }: CustomerRecord) {
  const { consent, ...rest } = fields;
  return { rest, consent: Object.entries(consent ?? {}).map(([channel, said]) => [channel, said?.marketing ?? null]).sort() };
}
