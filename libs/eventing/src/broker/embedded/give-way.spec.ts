import { GiveWay } from './give-way.js';

/** Callers whose number the test sets, looked at every 100 ms. */
function giveWay(maxMs: number) {
  let waitedMs = 0;
  const way = new GiveWay(maxMs, () => waitedMs);
  let nowMs = 0;
  /** Some time later, in which so many waited. */
  const ask = (callers: number, laterMs = 100): number => {
    waitedMs += laterMs * callers;
    return way.before((nowMs += laterMs));
  };
  ask(0);
  return { ask };
}

describe('work that gives way', () => {
  it('waits while callers crowd the doors, and goes on when they do not', () => {
    const { ask } = giveWay(5000);
    expect([0, 20, 64, 32, 31, 40].map((callers) => ask(callers))).toEqual([0, 0, 100, 100, 0, 100]);
  });

  it('waits for a crowd once, also when it parts for a moment', () => {
    const { ask } = giveWay(300);
    expect([64, 64, 2, 64, 64, 64].map((callers) => ask(callers))).toEqual([100, 100, 0, 0, 0, 0]);
  });

  it('waits for the next crowd after a minute without one', () => {
    const { ask } = giveWay(300);
    expect([64, 64, 64, 64].map((callers) => ask(callers))).toEqual([100, 100, 100, 0]);
    expect([ask(0, 30_000), ask(64)]).toEqual([0, 0]);
    expect([ask(0, 60_000), ask(64)]).toEqual([0, 100]);
  });

  it('tells a crowd by how many waited on average since the last look', () => {
    const { ask } = giveWay(5000);
    expect([ask(64, 20), ask(64, 20), ask(64, 20)]).toEqual([0, 0, 100]);
  });

  it('never waits unless it may', () => {
    const { ask } = giveWay(0);
    expect([64, 64].map((callers) => ask(callers))).toEqual([0, 0]);
  });
});
