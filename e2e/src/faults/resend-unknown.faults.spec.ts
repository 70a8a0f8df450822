import { FaultRun } from './fault-run.js';

describe('transactional mails of unknown outcome, where they are sent once more soon', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start({ env: { UNKNOWN_RESEND_AFTER: 'PT20S' } });
  });
  afterAll(() => run.end());

  it('arrive at most once more, under the same Message-ID, and only those that were under way at a kill', async () => {
    const load = run.load({ name: 'resend' });
    await load.grown(30);
    await run.kill();
    for (const passage of [20, 40]) await run.crashAt('worker.afterProviderAccept', passage);
    await run.crashAt('worker.afterSending', 8);
    await run.recover(load);
    const verdict = await run.judge('unknown sent once more after 20 s', load, { copiesMax: 2, resends: 'awaited' });
    expect(verdict.problems).toEqual([]);
    // At each crash after an acceptance at least that one mail was there already.
    expect(verdict.copies).toBeGreaterThan(0);
    expect(verdict.unknown).toBe(0);
  });
});
