import { exclusions, type AudienceCount } from './count-audience.sql.js';
import { estimateOf } from './estimate.rules.js';

const nobody = Object.fromEntries(exclusions.map((code) => [code, 0])) as AudienceCount['excluded'];
const settings = { policy: { confirmAbove: 500, prices: { sms: { amount: '0.075', currency: 'EUR' } } } } as unknown as Parameters<typeof estimateOf>[2]['settings'];
const count = (matched: number): AudienceCount => ({ matched, excluded: { ...nobody, 'CONSENT.MISSING': 1000 }, duplicates: 200, sampled: [] });

describe('an estimate', () => {
  it('is exact up to 50,000, and above what a thousand rendered texts say of all', () => {
    const rendered = { looked: 1000, missing: 50, segments: 1900, names: ['event.salon'], isWhole: false };
    expect(estimateOf(count(50_000), { ...rendered, looked: 48_800, isWhole: true }, { channel: 'sms', settings })).toMatchObject({ approximate: false, reachable: 48_750, segments: 1900 });
    expect(estimateOf(count(101_200), rendered, { channel: 'sms', settings })).toEqual({
      matched: 101_200, reachable: 95_000, approximate: true, confirmAbove: 500, segments: 190_000, cost: { amount: '14250.00', currency: 'EUR' },
      missingVariables: ['event.salon'],
      excluded: [{ reason: 'CONSENT.MISSING', count: 1000 }, { reason: 'ADDRESS.DUPLICATE', count: 200 }, { reason: 'TEMPLATE.VARIABLE_MISSING', count: 5000 }],
    });
  });

  it('counts everybody once: who is left out and who is reached are all that were matched', () => {
    const { matched, reachable, excluded, confirmAbove } = estimateOf(count(333_333), { looked: 997, missing: 13, segments: 0, names: [], isWhole: false }, { channel: 'email', settings: undefined });
    expect(reachable + excluded.reduce((sum, reason) => sum + reason.count, 0)).toBe(matched);
    expect(confirmAbove).toBe(1000); // a new hub's
  });
});
