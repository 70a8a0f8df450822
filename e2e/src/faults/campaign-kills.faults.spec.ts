import { setTimeout as delay } from 'node:timers/promises';
import { campaignUnderFire } from './campaign-under-fire.js';
import { FaultRun } from './fault-run.js';

/** Every point that a campaign passes, in the order in which it first does; `due` and `events` are not on its way. */
const points = [
  ['campaign.beforeChunkCommit', 3], ['campaign.beforeChunkCommit', 2], ['campaign.beforeReleaseCommit', 2], ['sequencer.afterStamp', 4], ['consumer.beforeEffect', 6], ['consumer.beforeCommit', 6],
  ['worker.afterClaim', 4], ['worker.afterSending', 4], ['worker.afterProviderAccept', 40], ['worker.beforeRecord', 6],
  ['worker.afterSending', 1], ['worker.beforeRecord', 30], ['worker.afterProviderAccept', 400], ['consumer.beforeCommit', 40],
] as const;

describe('a campaign of 50,000, killed at every point it passes', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start({ behaviour: { messageDelayMs: 5 } }); // quick enough for marks ahead of the connections (ADR 36)
  });
  afterAll(() => run.end());

  it('reaches everybody once or says that nobody knows, and its totals are those of its recipients', async () => {
    const verdict = await campaignUnderFire(run, {
      name: 'fire', people: 50_000, points,
      then: async () => {
        for (let kill = 0; kill < 4; kill++) {
          await delay(Math.random() * 3000); // the moment is the fault: not before something, anywhere
          await run.kill();
          await run.product.restart();
        }
        await run.killDatabase();
      },
    });
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  }, 1_500_000);
});
