import type { Campaign } from '../campaign-queries.js';

export type OutcomeName = 'delivered' | 'accepted' | 'unconfirmed' | 'failed' | 'unknown' | 'skipped' | 'cancelled' | 'open';

export interface OutcomePart {
  readonly name: OutcomeName;
  readonly count: number;
}

/**
 * What became of everybody, in parts that add up to the recipients: first how many it reached, also when that is nobody, then the others there are.
 * Where no receipt of arrival exists (a mail server gives none), those the provider took and did not give back count as reached.
 */
export function outcomeOf({ totals, deliveryRateBasis }: Pick<Campaign, 'totals' | 'deliveryRateBasis'>): readonly OutcomePart[] {
  const { sent, delivered, failed, unknown, skipped, cancelled, open } = totals;
  const reached = deliveryRateBasis === 'accepted' ? sent : delivered;
  const others = Object.entries({ unconfirmed: sent - reached, failed, unknown, skipped, cancelled, open }) as [OutcomeName, number][];
  return [{ name: deliveryRateBasis, count: reached }, ...others.filter(([, count]) => count > 0).map(([name, count]) => ({ name, count }))];
}
