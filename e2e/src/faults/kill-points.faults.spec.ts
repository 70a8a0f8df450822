import type { CrashPointName } from '@messaging/kernel';
import { FaultRun } from './fault-run.js';

/** Each point three times: soon after the start (replay and recovery on the way), and later, in the thick of it. */
const points: readonly (readonly [CrashPointName, readonly number[]])[] = [
  ['events.afterAccept', [1, 5, 12]],
  ['sequencer.afterStamp', [1, 20, 60]],
  ['consumer.beforeEffect', [1, 30, 90]],
  ['consumer.beforeCommit', [1, 30, 90]],
  ['due.beforeCommit', [2, 12, 30]],
  ['worker.afterClaim', [1, 6, 15]],
  ['worker.afterSending', [1, 6, 15]],
  ['worker.afterProviderAccept', [1, 15, 50]],
  ['worker.beforeRecord', [1, 10, 30]],
];

describe('killed at a named point under load, and again while it recovers', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start();
  });
  afterAll(() => run.end());

  it.each(points)('%s: nothing acknowledged is lost, nothing is sent twice, every state is true', async (point, passages) => {
    const load = run.load({ name: point.replace('.', '-') });
    await load.grown(30);
    await run.kill();
    for (const passage of passages) await run.crashAt(point, passage);
    await run.nothingIsLeft();
    await run.recover(load);
    const verdict = await run.judge(point, load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
    expect(await run.probe()).toBeLessThan(5000);
  });
});
