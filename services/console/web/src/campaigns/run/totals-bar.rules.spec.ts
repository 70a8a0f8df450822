import { partsOf } from './totals-bar.rules.js';

describe('the bar of a campaign', () => {
  it('has parts that add up to the recipients', () => {
    const totals = { recipients: 100, open: 10, sent: 70, delivered: 50, read: 20, failed: 5, skipped: 9, cancelled: 2, unknown: 4, accepted: 75 };
    const parts = partsOf(totals);
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(totals.recipients);
    expect(Object.fromEntries(parts.map(({ name, count }) => [name, count]))).toMatchObject({ read: 20, delivered: 30, sent: 20 });
  });
});
