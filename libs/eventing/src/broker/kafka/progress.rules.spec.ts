import { judgeProgress, standstillMs } from './progress.rules.js';

const now = 10_000_000;
const still = { lagEvents: 5, lastProgressAt: now - standstillMs, restartedAt: undefined };

describe('a reader', () => {
  it('moves while there is nothing to read, however long', () => {
    expect(judgeProgress({ ...still, lagEvents: 0, lastProgressAt: 0 }, now)).toBe('moving');
  });

  it('moves while it has read something lately', () => {
    expect(judgeProgress({ ...still, lastProgressAt: now - standstillMs + 1 }, now)).toBe('moving');
  });

  it('is restarted the first time it stands still, and given up the second', () => {
    expect(judgeProgress(still, now)).toBe('restart');
    expect(judgeProgress({ ...still, restartedAt: now - standstillMs }, now)).toBe('give-up');
  });
});
