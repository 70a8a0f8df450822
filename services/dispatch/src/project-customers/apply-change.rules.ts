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
}

/** What an event, or a line of an import, says of one customer. */
export interface CustomerChange {
  readonly hubId: string;
  readonly customerId: string;
  /** A partial update; `undefined`: no more than that there is such a customer. */
  readonly fields: CustomerFields | undefined;
  readonly isDeletion: boolean;
  /** Which event, or which import, and when it became true. */
  readonly said: { readonly id: string; readonly time: Date };
}

/** A record that goes beyond this many characters of JSON takes no further field: it travels whole in one event of at most 256 KB. */
export const recordCharsMax = 64 * 1024;

export const tooLarge = { code: 'CUSTOMER.TOO_LARGE', detail: `With this the customer's record would have more than ${recordCharsMax} characters.` } as const;

/**
 * The record after one change, or `undefined` when it would become too large. A deletion stands until something newer
 * speaks of the customer; while it does, nothing of what is said counts.
 */
export function applyChange(stored: CustomerRecord | undefined, change: CustomerChange): CustomerRecord | undefined {
  const { hubId, customerId, fields, said } = change;
  const before: CustomerProjection = stored?.projection ?? unknownCustomer;
  const isNewest = !stored || stored.lastEventTime <= said.time;
  const last = isNewest ? { lastEventId: said.id, lastEventTime: said.time } : { lastEventId: stored.lastEventId, lastEventTime: stored.lastEventTime };
  if (change.isDeletion) {
    return { hubId, customerId, ...last, projection: isNewest ? unknownCustomer : before, deletedAt: isNewest ? said.time : (stored?.deletedAt ?? null) };
  }
  if (stored?.deletedAt && stored.deletedAt >= said.time) return { hubId, customerId, ...last, projection: before, deletedAt: stored.deletedAt };
  const projection = fields ? mergeCustomer(before, fields, said.time) : before;
  if (fields && charsOf(projection) > recordCharsMax) return undefined;
  return { hubId, customerId, ...last, projection, deletedAt: null };
}

/** The longer of the two parts, each of which is written whole. */
const charsOf = ({ fields, fieldTimes }: CustomerProjection): number => Math.max(JSON.stringify(fields).length, JSON.stringify(fieldTimes).length);
