import type { Totals } from '../campaign-queries.js';
import { outcomeOf } from './outcome.rules.js';

const none: Totals = { recipients: 0, open: 0, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 0, cancelled: 0, unknown: 0, accepted: 0 };
const sumOf = (parts: readonly { readonly count: number }[]): number => parts.reduce((sum, { count }) => sum + count, 0);

describe('what became of a campaign', () => {
  it('says of how many it arrived at how many, and where the others are', () => {
    expect(outcomeOf({ totals: { ...none, recipients: 9, sent: 6, delivered: 6, accepted: 6, skipped: 3 }, deliveryRateBasis: 'delivered' })).toEqual([{ name: 'delivered', count: 6 }, { name: 'skipped', count: 3 }]);
  });

  it.each(['delivered', 'accepted'] as const)('adds up to the recipients when %s is the measure', (deliveryRateBasis) => {
    const totals = { recipients: 100, open: 10, sent: 70, delivered: 50, read: 20, failed: 5, skipped: 9, cancelled: 2, unknown: 4, accepted: 75 };
    expect(sumOf(outcomeOf({ totals, deliveryRateBasis }))).toBe(100);
  });

  it('counts those without a receipt as not confirmed where receipts exist, and as reached where there are none', () => {
    const totals = { ...none, recipients: 4, sent: 4, delivered: 1, accepted: 4 };
    expect(outcomeOf({ totals, deliveryRateBasis: 'delivered' })).toEqual([{ name: 'delivered', count: 1 }, { name: 'unconfirmed', count: 3 }]);
    expect(outcomeOf({ totals, deliveryRateBasis: 'accepted' })).toEqual([{ name: 'accepted', count: 4 }]);
  });

  it('says that it reached nobody', () => {
    expect(outcomeOf({ totals: { ...none, recipients: 3, failed: 1, unknown: 1, skipped: 1 }, deliveryRateBasis: 'delivered' })[0]).toEqual({ name: 'delivered', count: 0 });
  });
});
