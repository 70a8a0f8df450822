import { durationOf, waitOf } from './timing.rules.js';

describe('the wait of an automation', () => {
  it.each([
    ['PT0M', { amount: 0, unit: 'minutes', isBefore: false }],
    ['-PT24H', { amount: 24, unit: 'hours', isBefore: true }],
    ['P3D', { amount: 3, unit: 'days', isBefore: false }],
    ['PT90M', { amount: 90, unit: 'minutes', isBefore: false }],
  ] as const)('%s reads as an editor shows it, and back', (duration, wait) => {
    expect(waitOf(duration)).toEqual(wait);
    expect(durationOf(waitOf(duration))).toBe(duration);
  });

  it('of nothing is no wait', () => {
    expect(waitOf('PT0S')).toEqual({ amount: 0, unit: 'minutes', isBefore: false });
  });
});
