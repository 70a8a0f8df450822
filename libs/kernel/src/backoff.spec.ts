import fc from 'fast-check';
import { backoffMs } from './backoff.js';

const policies = fc.record({ baseMs: fc.integer({ min: 1, max: 60_000 }), capMs: fc.integer({ min: 1, max: 86_400_000 }) });
const attempts = fc.integer({ min: 1, max: 10_000 });
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('a backoff', () => {
  it('stays between half a step and the whole, never above the cap, and is a whole number of milliseconds', () => {
    fc.assert(
      fc.property(policies, attempts, randoms, (policy, attempt, random) => {
        const step = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
        const waitMs = backoffMs(policy, attempt, random);
        return Number.isInteger(waitMs) && waitMs <= policy.capMs && waitMs >= Math.floor(step / 2) && waitMs <= Math.ceil(step);
      }),
    );
  });

  it('never shrinks with the number of tries', () => {
    fc.assert(fc.property(policies, attempts, randoms, (policy, attempt, random) => backoffMs(policy, attempt + 1, random) >= backoffMs(policy, attempt, random)));
  });

  it('doubles from its base to its cap', () => {
    const policy = { baseMs: 2000, capMs: 900_000 };
    expect([1, 2, 3, 10, 60].map((attempt) => backoffMs(policy, attempt, 0))).toEqual([1000, 2000, 4000, 450_000, 450_000]);
  });
});
