import { RollingCalls } from './rolling-calls.js';

const noted = (outcomes: readonly boolean[], everyMs = 100): { calls: RollingCalls; endMs: number } => {
  const calls = new RollingCalls();
  outcomes.forEach((failed, index) => calls.note(index * everyMs, failed));
  return { calls, endMs: outcomes.length * everyMs };
};

describe('the calls of the last minute', () => {
  it('fail when half of at least twenty do', () => {
    const half = Array.from({ length: 20 }, (_, index) => index % 2 === 0);
    const { calls, endMs } = noted(half);
    expect(calls.isFailing(endMs)).toBe(true);
    expect(noted(half.slice(1)).calls.isFailing(endMs)).toBe(false);
    expect(noted([...half.slice(0, 19), false, false]).calls.isFailing(endMs)).toBe(false);
  });

  it('forget what is older than a minute', () => {
    const { calls, endMs } = noted(Array<boolean>(30).fill(true));
    expect(calls.isFailing(endMs)).toBe(true);
    expect(calls.isFailing(endMs + 61_000)).toBe(false);
    for (let index = 0; index < 20; index += 1) calls.note(endMs + 61_000 + index, false);
    expect(calls.isFailing(endMs + 62_000)).toBe(false);
  });
});
