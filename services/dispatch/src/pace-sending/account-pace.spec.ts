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
