import { RateWindow } from './rate-window.js';

describe('a rate window', () => {
  it('lets so many through, says how long to wait, and begins anew', () => {
    const window = new RateWindow({ requests: 2, windowMs: 1000, keysMax: 10 });
    expect([window.consume('a', 0), window.consume('a', 100), window.consume('a', 200), window.consume('b', 200)]).toEqual([undefined, undefined, 800, undefined]);
    expect([window.waitOf('a', 300), window.waitOf('b', 300), window.waitOf('c', 300)]).toEqual([700, undefined, undefined]);
    expect(window.consume('a', 1000)).toBeUndefined();
  });

  it('may be forgiven', () => {
    const window = new RateWindow({ requests: 1, windowMs: 1000, keysMax: 10 });
    window.consume('a', 0);
    expect(window.waitOf('a', 1)).toBe(999);
    window.forgive('a');
    expect(window.consume('a', 2)).toBeUndefined();
  });

  it('gives back one at a time, and never more than was counted', () => {
    const window = new RateWindow({ requests: 2, windowMs: 1000, keysMax: 10 });
    for (let count = 0; count < 3; count += 1) window.consume('a', 0);
    window.giveBack('a');
    expect(window.waitOf('a', 1)).toBe(999);
    for (let count = 0; count < 9; count += 1) window.giveBack('a');
    window.giveBack('never seen');
    expect([window.consume('a', 2), window.consume('a', 2), window.consume('a', 2)]).toEqual([undefined, undefined, 998]);
  });

  it('remembers no more keys than it may, however many ask', () => {
    const window = new RateWindow({ requests: 1, windowMs: 60_000, keysMax: 100 });
    for (let index = 0; index < 100_000; index += 1) window.consume(`address-${index}`, index / 1000);
    expect(window.size).toBe(100);
    window.consume('later', 200_000);
    expect(window.size).toBe(1);
  });
});
