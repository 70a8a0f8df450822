import { setTimeout as delay } from 'node:timers/promises';
import type { Message } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { FaultRun } from './fault-run.js';
import { readAll } from './judge.js';
import { MailPath } from './mail-path.js';

describe('a mail server that misbehaves under load', () => {
  let run: FaultRun;
  let path: MailPath;
  beforeAll(async () => {
    run = await FaultRun.start({ mailServer: async (sink) => (path = await MailPath.to(sink)) });
  });
  afterAll(async () => {
    await run.end();
    await path.break();
  });

  it('hangs up after the final dot: unknown, not sent again, settled by the report', async () => {
    const load = run.load({ name: 'cut' });
    await load.grown(30);
    await run.sink.behave({ messageDelayMs: 50, cutAfterMessage: { outcome: 'journaled', times: 6 } });
    run.cut();
    await load.grown(60);
    await run.sink.behave({ messageDelayMs: 50, cutAfterMessage: { outcome: 'lost', times: 4 } });
    run.cut();
    await load.grown(60);
    const verdict = await run.judge('cut after the final dot, 6 taken, 4 lost', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 10 });
    expect(verdict.delivered).toBe(verdict.acknowledged - 4);

    const unknown = await readAll<Message>(run.shop.client, '/api/v1/messages', { status: 'unknown' });
    const taken = run.sink.journal().filter((entry) => unknown.some(({ to }) => to === entry.to[0]));
    expect(taken).toHaveLength(6);
    for (const entry of taken) await run.shop.reportMail(entry, 'delivered');
    await eventually(async () => {
      const left = await readAll<Message>(run.shop.client, '/api/v1/messages', { status: 'unknown' });
      expect(left).toHaveLength(4);
      const delivered = await readAll<Message>(run.shop.client, '/api/v1/messages', { status: 'delivered' });
      expect(delivered.map(({ to }) => to).sort()).toEqual(taken.map(({ to }) => to[0]).sort());
    });
  });

  it('says "later" for a while: every mail is tried again until it is taken, once', async () => {
    const load = run.load({ name: 'later' });
    await run.sink.behave({ refuseMessages: { code: 451, text: '4.3.2 not now', times: 40 } });
    await load.grown(60);
    await run.sink.behave({ refuseRecipients: [{ pattern: '^later-', code: 421, text: '4.3.2 closing', times: 10 }] });
    await load.grown(60);
    const verdict = await run.judge('4xx x50, then taken', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0, unknown: 0 });
    expect(verdict.delivered).toBe(verdict.acknowledged);
  });

  it('is away for some seconds: what was not begun is sent when it is back', async () => {
    await run.sink.behave({ messageDelayMs: 100 });
    const load = run.load({ name: 'away' });
    await load.grown(60);
    await path.break();
    run.cut();
    await delay(5000); // the outage is the fault
    await path.open();
    await run.mailFlows();
    const verdict = await run.judge('mail server away 5 s', load);
    expect(verdict).toMatchObject({ problems: [], copies: 0 });
    expect(await run.probe()).toBeLessThan(5000);
  });
});
