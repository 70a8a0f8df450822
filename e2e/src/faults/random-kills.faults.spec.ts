import { setTimeout as delay } from 'node:timers/promises';
import { FaultRun } from './fault-run.js';

/** A small generator with a seed, so that a failing run can be had again: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const a = Math.imul(state ^ (state >>> 15), 1 | state);
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a;
    return ((b ^ (b >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const kills = 20;

describe(`killed at random moments under load (FAULT_SEED=${seed})`, () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start();
  });
  afterAll(() => run.end());

  it('loses nothing that it acknowledged, sends nothing twice, and leaves no process behind', async () => {
    const random = randomFrom(seed);
    const load = run.load({ name: 'random' });
    await load.grown(30);
    for (let kill = 1; kill <= kills; kill++) {
      await delay(random() * 1500); // the moment is the fault: not before something, anywhere
      // Every second restart meets what is left of the database of the life before.
      await run.kill(kill % 2 === 0 ? { orphans: 'checked' } : {});
      await run.recover(load);
    }
    const verdict = await run.judge(`random x${kills}, seed ${seed}`, load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
    expect(await run.probe()).toBeLessThan(5000);
  });
});
