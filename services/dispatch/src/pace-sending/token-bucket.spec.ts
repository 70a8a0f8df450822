import fc from 'fast-check';
import { TokenBucket } from './token-bucket.js';

describe('a token bucket', () => {
  it('never lets more than capacity + rate through in any second, however it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 50 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 400 }), (perSecond, capacity, gaps) => {
        const bucket = new TokenBucket({ perSecond, capacity }, 0);
        const taken: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          for (let left = bucket.tokens(now); left > 0; left -= 1) {
            bucket.take(now);
            taken.push(now);
          }
        }
        for (const [index, from] of taken.entries()) {
          const within = taken.slice(index).filter((at) => at < from + 1000).length;
          expect(within).toBeLessThanOrEqual(capacity + perSecond);
        }
      }),
    );
  });

  it('says how long to wait, and keeps its word', () => {
    const bucket = new TokenBucket({ perSecond: 80, capacity: 8 }, 0);
    bucket.take(0, 8);
    expect([bucket.tokens(0), bucket.waitMs(0), bucket.waitMs(0, 4)]).toEqual([0, 13, 50]);
    expect([bucket.tokens(13), bucket.tokens(50), bucket.tokens(5000), bucket.isFull(5000)]).toEqual([1, 4, 8, true]);
  });

  it('lets one person have one message in six seconds after the burst', () => {
    const pair = new TokenBucket({ perSecond: 1 / 6, capacity: 45 }, 0);
    pair.take(0, 45);
    expect([pair.tokens(5999), pair.tokens(6000), pair.waitMs(6000)]).toEqual([0, 1, 0]);
    pair.take(6000);
    expect(pair.waitMs(6000)).toBe(6000);
  });
});
