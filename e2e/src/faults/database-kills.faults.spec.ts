import { eventually } from '@messaging/testing';
import { FaultRun } from './fault-run.js';
import { postmasterOf } from './server-processes.js';

describe('a database that is killed under load', () => {
  let run: FaultRun;
  beforeEach(async () => {
    run = await FaultRun.start();
  });
  afterEach(() => run.end());

  it('comes back by itself, twice in a minute, and every call that was under way is recorded', async () => {
    const load = run.load({ name: 'database' });
    for (let kill = 0; kill < 2; kill++) {
      await load.grown(60);
      await run.killDatabase();
      await load.grown(30);
      await run.mailFlows();
    }
    const verdict = await run.judge('database x2, the product lives', load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
    expect(await run.probe()).toBeLessThan(5000);
  });

  it('goes down with the product, or before it, as a power cut would have it', async () => {
    const load = run.load({ name: 'power' });
    for (let kill = 0; kill < 4; kill++) {
      await load.grown(60);
      const killed = await run.killDatabase();
      // Every second time the product dies while it starts the database again.
      if (kill % 2 === 1) await eventually(() => ![killed, undefined].includes(postmasterOf(run.product.dataDir)));
      await run.kill();
      await run.recover(load);
    }
    const verdict = await run.judge('database and product x4', load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  });

  it('ends the product with 1 at the third death in a minute, and nothing is lost when it is started again', async () => {
    const load = run.load({ name: 'thrice' });
    for (let kill = 0; kill < 3; kill++) {
      await load.grown(60);
      await run.killDatabase();
    }
    expect(await run.product.exit).toEqual({ code: 1, signal: null });
    await run.nothingIsLeft();
    await run.recover(load);
    const verdict = await run.judge('database x3, the product gives up', load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  });
});
