import { setTimeout as delay } from 'node:timers/promises';
import { eventually, serviceNames } from '@messaging/testing';
import { mailTo } from '../shop/shop.js';
import { judgedCampaign, mailsOf, readyCampaign } from './campaign-under-fire.js';
import { DistributedRun, frozenForMs } from './distributed-run.js';

describe('services apart, under load', () => {
  let run: DistributedRun;
  beforeAll(async () => {
    run = await DistributedRun.start();
  });
  afterAll(() => run.end());

  it.each(serviceNames)('%s is killed three times: nothing acknowledged is lost, nothing is sent twice', async (name) => {
    const load = run.load({ name: `kill-${name}` });
    for (let kill = 0; kill < 3; kill++) {
      await load.grown(60);
      await run.killAndRestart(name);
    }
    const verdict = await run.judge(`${name} killed x3`, load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  });

  it.each(serviceNames)('%s is rolled, old and new side by side: nobody notices', async (name) => {
    const load = run.load({ name: `roll-${name}` });
    await load.grown(30);
    await run.roll(name, load);
    const verdict = await run.judge(`${name} rolled`, load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
    expect(verdict.delivered).toBe(verdict.acknowledged);
  });

  it.each(['automations', 'dispatch'] as const)('a member of %s is frozen beyond its session, others take over, and it is thawed: nothing twice', async (name) => {
    const beside = await run.product.startBeside(name);
    try {
      const load = run.load({ name: `freeze-${name}` });
      await load.grown(60);
      process.kill(beside.pid, 'SIGSTOP');
      run.cut();
      await delay(frozenForMs); // the fault itself
      process.kill(beside.pid, 'SIGCONT');
      await load.grown(60);
      await run.mailFlows();
      const verdict = await run.judge(`${name} frozen ${frozenForMs / 1000} s beside another`, load);
      expect(verdict.problems).toEqual([]);
      expect(verdict.copies).toBe(0);
      await beside.stop();
    } finally {
      await beside.dispose();
    }
  });

  it('the only broker is killed twice, and its events wait in the outboxes', async () => {
    const load = run.load({ name: 'broker' });
    for (let kill = 0; kill < 2; kill++) {
      await load.grown(60);
      await run.killBroker(0, load);
    }
    const verdict = await run.judge('only broker killed x2', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0 });
  });

  it.each(['SIGQUIT', 'SIGKILL'] as const)('PostgreSQL is stopped hard (%s), and every service helps itself', async (signal) => {
    const load = run.load({ name: `postgres-${signal.toLowerCase()}` });
    await load.grown(60);
    await run.killDatabase(signal);
    await load.grown(60);
    const verdict = await run.judge(`PostgreSQL ended with ${signal}`, load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  });

  it('a campaign that is paused while the only broker is dead stands still all the same, and single messages go on', async () => {
    const ready = await readyCampaign(run, { name: 'deaf', people: 5000 });
    const mails = () => mailsOf(run, ready);
    const begun = Date.now();
    await ready.start();
    await eventually(() => mails().length > 200, { timeoutMs: 120_000 });
    const single = async (to: string): Promise<void> => {
      expect((await run.shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'receipt', subject: 'One', body: 'One' })).status).toBe(202);
      await mailTo(run.sink, to);
    };
    let before = 0;
    await run.withoutBroker(0, async () => {
      expect(await ready.desk.pause(ready.id, { sink: run.sink, mails })).toEqual([]);
      before = mails().length;
      await single('while-dead@example.com');
    });
    await single('once-back@example.com');
    expect(mails()).toHaveLength(before);
    await ready.desk.act(ready.id, 'resume');
    const verdict = await judgedCampaign(run, ready, begun);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
  }, 600_000);

  it('a campaign of 10,000 stands still when paused, and outlives its service, its sender, its broker and its database: everybody once, or unknown with a reason', async () => {
    const ready = await readyCampaign(run, { name: 'apart', people: 10_000 });
    const mails = () => mailsOf(run, ready);
    const begun = Date.now();
    await ready.start();
    await eventually(() => mails().length > 200, { timeoutMs: 120_000 });
    expect(await ready.desk.pause(ready.id, { sink: run.sink, mails })).toEqual([]);
    await ready.desk.act(ready.id, 'resume');
    const faults = [
      () => run.killAndRestart('campaigns'), () => run.killAndRestart('dispatch'), () => run.killAndRestart('dispatch'),
      () => run.restartBroker(0), () => run.killDatabase('SIGKILL'),
    ];
    for (const fault of faults) {
      const before = mails().length;
      await eventually(() => mails().length > before + 200, { timeoutMs: 120_000 });
      await fault();
    }
    const verdict = await judgedCampaign(run, ready, begun);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  }, 1_200_000);
});
