import { DistributedRun } from './distributed-run.js';

describe('three brokers under load', () => {
  let run: DistributedRun;
  beforeAll(async () => {
    run = await DistributedRun.start({ brokers: 3 });
  });
  afterAll(() => run.end());

  it('are restarted one after the other, as operations roll a cluster: nothing is lost, nothing is sent twice', async () => {
    const load = run.load({ name: 'rolling', lanes: 6, pauseMs: 40 });
    await load.grown(60);
    await run.rollBrokers(load);
    const verdict = await run.judge('three brokers rolled', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
    expect(verdict.delivered).toBe(verdict.acknowledged);
  });

  it('are killed one after the other: each death moves the leaders of a third of the partitions', async () => {
    const load = run.load({ name: 'leaders', lanes: 6, pauseMs: 40 });
    await load.grown(60);
    for (const index of [0, 1, 2]) await run.killBroker(index, load);
    const verdict = await run.judge('three leaders killed', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
    expect(verdict.delivered).toBe(verdict.acknowledged);
  });
});
