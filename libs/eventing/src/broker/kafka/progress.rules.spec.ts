import { judgeProgress, leftBehindMs, standstillMs, stillStanding, type Standing } from './progress.rules.js';

const now = 10_000_000;
const nowhere: Standing = new Map();
const at = (partition: number, committed: number, lagEvents = 5) => ({ partition, committed, end: committed + lagEvents, lagEvents });
const still = { standing: stillStanding(nowhere, [at(0, 7)], now - standstillMs), lastProgressAt: 0, lastRefusedAt: 0, restartedAt: undefined, isMember: true };

describe('a reader', () => {
  it('moves while there is nothing to read, however long', () => {
    expect(judgeProgress({ ...still, standing: stillStanding(nowhere, [at(0, 7, 0)], 0) }, now)).toBe('moving');
  });

  it('moves when it was given something a moment ago, after an hour with nothing to read', () => {
    const idle = stillStanding(nowhere, [at(0, 7, 0)], 0);
    const given = stillStanding(idle, [at(0, 7)], now);
    expect(judgeProgress({ ...still, standing: given }, now)).toBe('moving');
    expect(judgeProgress({ ...still, standing: stillStanding(given, [at(0, 7)], now + standstillMs) }, now + standstillMs)).toBe('restart');
  });

  it('moves while what it has committed moves, by whoever reads the partition', () => {
    expect(judgeProgress({ ...still, standing: stillStanding(still.standing, [at(0, 8)], now) }, now)).toBe('moving');
  });

  it('moves while its database refuses', () => {
    expect(judgeProgress({ ...still, lastRefusedAt: now - standstillMs + 1 }, now)).toBe('moving');
    expect(judgeProgress({ ...still, lastRefusedAt: now - standstillMs }, now)).toBe('restart');
  });

  it('is restarted the first time it stands still, and given up when it then stands at the same place', () => {
    expect(judgeProgress(still, now)).toBe('restart');
    expect(judgeProgress({ ...still, restartedAt: now }, now + standstillMs - 1)).toBe('moving');
    expect(judgeProgress({ ...still, restartedAt: now }, now + standstillMs)).toBe('give-up');
  });

  it('has longer to become a member: a starved machine is slow', () => {
    const outside = { ...still, restartedAt: now, isMember: false };
    expect(judgeProgress(outside, now + leftBehindMs - 1)).toBe('moving');
    expect(judgeProgress(outside, now + leftBehindMs)).toBe('give-up');
  });

  it('is restarted anew when it went on after a restart and stands still somewhere else', () => {
    const standing = stillStanding(still.standing, [at(0, 8)], now + 1000);
    expect(judgeProgress({ ...still, standing, restartedAt: now }, now + 1000 + standstillMs)).toBe('restart');
  });

  it('may leave one partition for later while it reads others, and not for ever', () => {
    const begun = now - standstillMs;
    const busy = { ...still, lastProgressAt: begun + 1 };
    expect(judgeProgress(busy, begun + leftBehindMs - 1)).toBe('moving');
    expect(judgeProgress(busy, begun + leftBehindMs)).toBe('restart');
  });
});
