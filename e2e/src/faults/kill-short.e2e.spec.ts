import { campaignUnderFire } from './campaign-under-fire.js';
import { FaultRun } from './fault-run.js';

/** Four recoveries and a drain, each with a limit of its own: these fail first and say what hangs. */
const timeoutMs = 300_000;

describe('the product, killed a few times under load (the whole suite: npm run test:faults)', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start();
  });
  afterAll(() => run.end());

  it('finishes a campaign with everybody in it accounted for, and nobody twice', async () => {
    const points = [['campaign.beforeChunkCommit', 1], ['worker.afterSending', 3], ['worker.beforeRecord', 3]] as const;
    const verdict = await campaignUnderFire(run, { name: 'mini', people: 400, points });
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  });

  it('loses nothing that it acknowledged, sends nothing twice, and says what is true', async () => {
    const load = run.load({ name: 'short' });
    await load.grown(30);
    await run.kill({ orphans: 'checked' });
    await run.crashAt('consumer.beforeCommit', 5);
    await run.crashAt('worker.afterProviderAccept', 5);
    await run.recover(load);
    await run.killDatabase();
    await load.grown(12);
    await run.mailFlows();
    const verdict = await run.judge('short', load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
    await run.product.stop();
    await run.nothingIsLeft();
  }, timeoutMs);
});
