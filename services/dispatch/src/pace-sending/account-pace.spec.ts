import { jest } from '@jest/globals';
import type { Lane } from '@messaging/contracts';
import fc from 'fast-check';
import { AccountPace } from './account-pace.js';

describe('the pace of an account', () => {
  const paceAt = (limits: ConstructorParameters<typeof AccountPace>[0]) => {
    let now = 0;
    const pace = new AccountPace(limits, () => now);
    return { pace, advance: (ms: number) => (now += ms) };
  };

  it('is 80 a second, of which a tenth may go at once, and bulk leaves some of that for priority', () => {
    const { pace, advance } = paceAt({ perSecond: 80 });
    expect([pace.free('priority'), pace.free('bulk')]).toEqual([8, 6]);
    for (let bulk = 0; pace.free('bulk') > 0; bulk += 1) pace.take();
    expect([pace.free('bulk'), pace.free('priority')]).toEqual([0, 2]);
    expect([pace.waitMs('priority'), pace.waitMs('bulk')]).toEqual([0, 13]);
    let calls = 0;
    for (let ms = 0; ms < 10_000; ms += 5) {
      advance(5);
      for (; pace.free('bulk') > 0; calls += 1) pace.take();
    }
    expect(calls).toBeGreaterThan(780);
    expect(calls).toBeLessThanOrEqual(800);
  });

  it('below ten a second still lets one go at a time', () => {
    const { pace, advance } = paceAt({ perSecond: 1 });
    expect([pace.free('bulk'), pace.free('priority')]).toEqual([1, 1]);
    pace.take();
    expect([pace.free('priority'), pace.waitMs('priority')]).toEqual([0, 1000]);
    advance(1000);
    expect(pace.free('bulk')).toBe(1);
  });

  it('has no bound where none is known', () => {
    const { pace } = paceAt({});
    expect([pace.free('bulk'), pace.waitMs('bulk'), pace.admit('+34600000000')]).toEqual([Infinity, 0, 0]);
  });

  it('lets one person have a burst, then one message in six seconds, and others at once', () => {
    const { pace, advance } = paceAt({ perRecipient: { everyMs: 6000, burst: 3 } });
    expect([1, 2, 3, 4].map(() => pace.admit('+34600000000'))).toEqual([0, 0, 0, 6000]);
    expect(pace.admit('+34600000001')).toBe(0);
    advance(6000);
    expect([pace.admit('+34600000000'), pace.admit('+34600000000')]).toEqual([0, 6000]);
  });
});

describe('the moment at which a marked call begins', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** Calls as the vendor sees them. */
  const callsOf = (pace: AccountPace) => {
    const left: { at: number; lane: Lane; to: string }[] = [];
    const call = async (lane: Lane, to: string): Promise<void> => {
      await pace.departure(lane, to);
      left.push({ at: performance.now(), lane, to });
    };
    return { left, call };
  };
  const mostWithin = (ms: number, at: readonly number[]): number => Math.max(0, ...at.map((from) => at.filter((each) => each >= from && each < from + ms).length));

  it('keeps the rate, however long the commits took that marked the calls, and everyone leaves (I9)', async () => {
    const slices = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 60 }), commitMs: fc.integer({ min: 0, max: 900 }), lane: fc.constantFrom<Lane>('bulk', 'priority') }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), slices, async (perSecond, rounds) => {
        const pace = new AccountPace({ perSecond });
        const { left, call } = callsOf(pace);
        let marked = 0;
        for (const { afterMs, commitMs, lane } of rounds) {
          await jest.advanceTimersByTimeAsync(afterMs);
          const slice = Math.min(pace.free(lane), 50);
          for (let n = 0; n < slice; n++) pace.take();
          setTimeout(() => { for (let n = 0; n < slice; n++) void call(lane, `+34600${marked++}`); }, commitMs);
        }
        await jest.advanceTimersByTimeAsync(120_000);
        expect(left).toHaveLength(marked);
        expect(mostWithin(1000, left.map(({ at }) => at))).toBeLessThanOrEqual(Math.max(1, perSecond / 10) + perSecond);
      }),
      { numRuns: 60 },
    );
  });

  it('does not make a call wait whose mark was in time, nor one of an account without a rate', () => {
    expect(new AccountPace({}).departure('bulk', '+34600000001')).toBeUndefined();
    expect(new AccountPace({ perSecond: 80 }).departure('bulk', '+34600000001')).toBeUndefined();
  });

  it('is for priority before all bulk that waits', async () => {
    const { left, call } = callsOf(new AccountPace({ perSecond: 10 }));
    for (let n = 0; n < 5; n++) void call('bulk', `+3460000000${n}`);
    void call('priority', '+34711111111');
    await jest.advanceTimersByTimeAsync(1000);
    expect(left.map(({ lane }) => lane)).toEqual(['bulk', 'priority', 'bulk', 'bulk', 'bulk', 'bulk']);
  });

  it('is once in six seconds for one person after the burst, and others do not wait for that', async () => {
    const { left, call } = callsOf(new AccountPace({ perSecond: 80, perRecipient: { everyMs: 6000, burst: 2 } }));
    const start = performance.now();
    for (let n = 0; n < 4; n++) void call('bulk', '+34600000001');
    void call('bulk', '+34600000002');
    await jest.advanceTimersByTimeAsync(60_000);
    const seen = left.map(({ at, to }) => [to.slice(-1), Math.round(at - start)]);
    expect(seen).toEqual([['1', 0], ['1', 0], ['2', 0], ['1', 6000], ['1', 12_000]]);
  });
});
