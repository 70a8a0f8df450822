import { allowance, paceAfter, releaseMax, type Pace } from './release.rules.js';

const free: Pace = { ratePerMinute: null, rampFirst: null, rampWaitMs: null, rampUntilMs: null, released: 0, nextAtMs: 0, nowMs: 1_000_000 };

/** Releases whatever is allowed, every 50 ms for some minutes; returns when each went. */
function run(pace: Pace, minutes: number, isFull: (nowMs: number) => boolean = () => false): number[] {
  const went: number[] = [];
  let at = pace;
  for (let nowMs = pace.nowMs; nowMs < pace.nowMs + minutes * 60_000; nowMs += 50) {
    at = { ...at, nowMs };
    const count = isFull(nowMs) ? 0 : allowance(at);
    if (count === 0) continue;
    at = { ...at, ...paceAfter(at, count) };
    went.push(...Array.from({ length: count }, () => nowMs));
  }
  return went;
}

/** The most that went in any sixty seconds; they are in order. */
function mostInAMinute(went: readonly number[]): number {
  let most = 0;
  for (let first = 0, end = 0; first < went.length; first++) {
    while (end < went.length && (went[end] ?? 0) < (went[first] ?? 0) + 60_000) end++;
    most = Math.max(most, end - first);
  }
  return most;
}

describe('what a gate lets through', () => {
  it('is a bounded number at a time without a rate', () => expect(allowance(free)).toBe(releaseMax));

  it.each([1, 7, 60, 600, 30_000])('is never more than the rate of %i in any minute, and nearly that over three', (ratePerMinute) => {
    const went = run({ ...free, ratePerMinute }, 3);
    const step = Math.max(1, Math.round(ratePerMinute / 240));
    expect(mostInAMinute(went)).toBeLessThanOrEqual(ratePerMinute + step + Math.ceil(ratePerMinute / 60));
    expect(went.length).toBeGreaterThanOrEqual(3 * ratePerMinute - step);
  });

  it('does not make up for a minute in which there was no room', () => {
    const went = run({ ...free, ratePerMinute: 60 }, 4, (now) => now > free.nowMs + 60_000 && now < free.nowMs + 120_000);
    expect(mostInAMinute(went)).toBeLessThanOrEqual(62);
  });

  it('is the first ones, and the others after the wait', () => {
    const ramp: Pace = { ...free, rampFirst: 100, rampWaitMs: 60_000 };
    expect(allowance(ramp)).toBe(100);
    const after = { ...ramp, ...paceAfter(ramp, 100) };
    expect([after.released, after.rampUntilMs, allowance(after)]).toEqual([100, free.nowMs + 60_000, 0]);
    expect(allowance({ ...after, nowMs: free.nowMs + 59_999 })).toBe(0);
    expect(allowance({ ...after, nowMs: free.nowMs + 60_000 })).toBe(releaseMax);
    expect(paceAfter({ ...after, nowMs: free.nowMs + 60_000 }, 50).rampUntilMs).toBe(free.nowMs + 60_000);
  });
});
