import { mergeCustomer, unknownCustomer, type CustomerProjection } from '@messaging/audience';
import type { CustomerFields } from '@messaging/contracts';

/** The record of one customer. */
export interface CustomerRecord {
  readonly hubId: string;
  readonly customerId: string;
  readonly projection: CustomerProjection;
  readonly lastEventId: string;
  readonly lastEventTime: Date;
  readonly deletedAt: Date | null;
  /** What the search finds it by. */
  readonly searchTerms: readonly string[];
}

/** What an event, or a line of an import, says of one customer. */
export interface CustomerChange {
  readonly hubId: string;
  readonly customerId: string;
  /** A partial update; `undefined`: no more than that there is such a customer. */
  readonly fields: CustomerFields | undefined;
  readonly isDeletion: boolean;
  /** False for what only fills in what happened before: an import, a back-fill. */
  readonly isNews: boolean;
  /** Which event, or which import, and when it became true. */
  readonly said: { readonly id: string; readonly time: Date; readonly isImport?: boolean };
}

/** A record that goes beyond this many characters of JSON takes no further field: it travels whole in one event of at most 256 KB. */
const recordCharsMax = 64 * 1024;

export const tooLarge = { code: 'CUSTOMER.TOO_LARGE', detail: `With this the customer's record would have more than ${recordCharsMax} characters.` } as const;

/**
 * The record after one change, or `undefined` when it would become too large. A deletion stands until something newer
 * speaks of the customer; while it does, nothing of what is said counts.
 */
export function applyChange(stored: CustomerRecord | undefined, change: CustomerChange): CustomerRecord | undefined {
  const { hubId, customerId, said } = change;
  const isNewest = !stored || stored.lastEventTime <= said.time;
  const before: CustomerProjection = stored?.projection ?? unknownCustomer;
  const last = isNewest ? { lastEventId: said.id, lastEventTime: said.time } : { lastEventId: stored.lastEventId, lastEventTime: stored.lastEventTime };
  const known = { hubId, customerId, ...last, projection: before, deletedAt: stored?.deletedAt ?? null, searchTerms: stored?.searchTerms ?? [] };
  if (change.isDeletion) return isNewest ? { ...known, projection: unknownCustomer, deletedAt: said.time } : known;
  if (known.deletedAt && known.deletedAt >= said.time) return known;
  if (!change.fields) return { ...known, deletedAt: null };
  const projection = mergeCustomer(before, change.fields, said.time);
  return charsOf(projection) > recordCharsMax ? undefined : { ...known, projection, deletedAt: null };
}

/** The longer of the two parts, each of which is written whole. */
const charsOf = ({ fields, fieldTimes }: CustomerProjection): number => Math.max(JSON.stringify(fields).length, JSON.stringify(fieldTimes).length);
