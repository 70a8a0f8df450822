import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@messaging/testing';
import { judgedCampaign, mailsOf, readyCampaign } from './campaign-under-fire.js';
import { FaultRun } from './fault-run.js';

describe('a product that is frozen, or told to end, under load', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start();
  });
  afterAll(() => run.end());

  it('is stopped for longer than its leases, goes on, and neither repeats nor overwrites', async () => {
    const load = run.load({ name: 'zombie' });
    await load.grown(60);
    process.kill(run.product.pid, 'SIGSTOP');
    run.cut();
    await delay(20_000); // a lease is 15 s: this wait is the fault
    process.kill(run.product.pid, 'SIGCONT');
    await load.grown(60);
    await run.mailFlows();
    const verdict = await run.judge('SIGSTOP 20 s', load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
    expect(await run.probe()).toBeLessThan(5000);
  });

  it('drains on SIGTERM: exits 0 soon, cuts no call, loses nothing', async () => {
    const load = run.load({ name: 'term', lanes: 6, pauseMs: 20 });
    for (let turn = 0; turn < 3; turn++) {
      await load.grown(150);
      const before = Date.now();
      await run.product.stop();
      expect(Date.now() - before).toBeLessThan(10_000);
      await run.nothingIsLeft();
      await run.product.restart();
    }
    const verdict = await run.judge('SIGTERM x3', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
    expect(verdict.delivered).toBe(verdict.acknowledged);
  });
});

describe('a product that is frozen in a campaign to a quick mail server', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start({ behaviour: { messageDelayMs: 5 } });
  });
  afterAll(() => run.end());

  it('for longer than its lease, goes on: nobody is in doubt, not even who was marked and not called', async () => {
    const ready = await readyCampaign(run, { name: 'ice', people: 20_000 });
    const begun = Date.now();
    await ready.start();
    await eventually(() => expect(mailsOf(run, ready).length).toBeGreaterThan(2000));
    process.kill(run.product.pid, 'SIGSTOP');
    run.cut();
    await delay(20_000); // a lease is 15 s: this wait is the fault
    process.kill(run.product.pid, 'SIGCONT');
    expect(mailsOf(run, ready).length).toBeLessThan(19_000);
    expect(await judgedCampaign(run, ready, begun)).toMatchObject({ problems: [], copies: 0, unknown: 0 });
  });
});
