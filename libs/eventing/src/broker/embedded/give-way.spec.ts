import { GiveWay } from './give-way.js';

/** An event loop whose share of time at work the test sets, looked at every 100 ms. */
function giveWay(maxMs: number) {
  let used = { active: 0, idle: 0, utilization: 0 };
  const way = new GiveWay(maxMs, () => used);
  let nowMs = 0;
  /** 100 ms later, of which the loop was at work this share. */
  const ask = (busyShare: number): number => {
    used = { active: used.active + 100 * busyShare, idle: used.idle + 100 * (1 - busyShare), utilization: 0 };
    return way.before((nowMs += 100));
  };
  ask(0);
  return { ask, way };
}

describe('work that gives way', () => {
  it('waits while the process has no time to spare, and goes on when it has', () => {
    const { ask } = giveWay(5000);
    expect([0.5, 0.96, 1, 0.98, 0.9, 1].map(ask)).toEqual([0, 0, 100, 100, 0, 100]);
  });

  it('goes on when it has waited as long as it may, until nothing is left', () => {
    const { ask, way } = giveWay(300);
    expect([1, 1, 1, 1, 1, 1].map(ask)).toEqual([100, 100, 100, 0, 0, 0]);
    way.caughtUp();
    expect(ask(1)).toBe(100);
  });

  it('counts from when the process last had time', () => {
    const { ask } = giveWay(300);
    expect([1, 1, 0.2, 1, 1, 1, 1].map(ask)).toEqual([100, 100, 0, 100, 100, 100, 0]);
  });

  it('never waits unless it may', () => {
    const { ask } = giveWay(0);
    expect([1, 1].map(ask)).toEqual([0, 0]);
  });
});
