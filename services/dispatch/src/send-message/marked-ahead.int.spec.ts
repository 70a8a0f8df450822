import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { SendOutcome } from '@messaging/providers';
import { eventually } from '@messaging/testing';
import { customerEvent } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { CallJournal } from '../write-ledger/call-journal.js';

describe('marking ahead of the connections', () => {
  let app: DispatchApp;
  let token: string;
  let dir: string;
  /** Calls that wait for their answer. */
  let held: (() => void)[];
  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'calls-'));
    held = [];
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const answer of held) answer();
    await app.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const start = async (callJournalDir: string): Promise<void> => {
    app = await dispatchApp({ callJournalDir });
    token = await app.hub('main');
    app.provider.connections = 4; // of which bulk leaves two
    const known = { id: 'ada', email: 'ada@example.com', consent: { email: { marketing: true } } };
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'ada', customer: known }));
    app.run('send ');
  };
  const send = (count: number) => app.http().post('/api/v1/messages/batch').set('authorization', token)
    .send({ messages: Array.from({ length: count }, () => ({ channel: 'email', customerId: 'ada', category: 'marketing', subject: 's', body: 'Hi' })) }).expect(202);
  const hold = async (on: boolean): Promise<void> => void (await app.http().post('/api/v1/settings/hold').set('authorization', token).send({ scope: 'all', on }).expect(200));
  const phases = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await app.database.query<{ phase: string; n: number }>('select phase, count(*)::int as n from send_queue group by phase')).map(({ phase, n }) => [phase, n]));
  const accepted = (attemptId: string): SendOutcome => ({ kind: 'accepted', externalId: attemptId });
  /** The provider has been quick, and answers nothing from here on. */
  const hang = async (): Promise<void> => {
    await send(10);
    await eventually(async () => expect(await phases()).toEqual({}));
    app.provider.calls.length = 0;
    app.provider.answer = ({ attemptId }) => new Promise((resolve) => void held.push(() => resolve(accepted(attemptId))));
  };

  it('marks some more of a quick provider than it calls, and after a crash only those called are in doubt', async () => {
    await start(dir);
    await hang();
    await send(40);
    await eventually(async () => expect(await phases()).toEqual({ sending: 14, queued: 26 })); // two called, three times the connections ahead
    const called = app.provider.calls.map(({ attemptId }) => attemptId);
    expect(called).toHaveLength(2);
    const { begun, results } = new CallJournal(dir, () => undefined).former();
    expect([...begun].filter((attemptId) => !results.has(attemptId)).sort()).toEqual(called.sort());
  });

  it('removes the marks of those that it has not called by the time that it ends', async () => {
    await start(dir);
    await hang();
    await send(40);
    await eventually(async () => expect(await phases()).toEqual({ sending: 14, queued: 26 }));
    const stopped = app.stop();
    for (const answer of held.splice(0)) answer();
    await stopped;
    expect(await phases()).toEqual({ queued: 38 });
    expect(await app.database.query('select 1 from send_queue where attempts > 0 or attempt_id is not null')).toEqual([]);
    expect(app.provider.calls).toHaveLength(2);
    expect(fs.existsSync(dir) ? fs.readdirSync(dir) : []).toEqual([]);
  });

  it.each([
    ['whose mark has become old', async () => {
      const now = performance.now.bind(performance);
      jest.spyOn(performance, 'now').mockImplementation(() => now() + 600);
    }, { sending: 2, queued: 17 }], // the free connection is used, and none is marked ahead of a provider that hangs
    ['once sending is held', () => hold(true), { sending: 1, queued: 18 }],
  ])('calls nobody %s, and marks them again later', async (_what, happen, left) => {
    await start(dir);
    await hang();
    await send(20);
    await eventually(async () => expect(await phases()).toEqual({ sending: 14, queued: 6 }));
    await happen();
    held.shift()?.();
    await eventually(async () => expect(await phases()).toEqual(left));
    await hold(false);
    app.provider.answer = ({ attemptId }) => accepted(attemptId);
    for (const answer of held.splice(0)) answer();
    await eventually(async () => expect(await phases()).toEqual({}));
    expect(app.provider.calls).toHaveLength(20);
    const attempts = await app.database.query<{ number: number; status: string }>('select number, status from attempt');
    expect(attempts.filter(({ number, status }) => number === 1 && status === 'sent')).toHaveLength(30);
  });

  it('does without where no journal can be written', async () => {
    const file = path.join(dir, 'a file');
    fs.writeFileSync(file, '');
    await start(file);
    await hang();
    await send(40);
    await eventually(async () => expect(await phases()).toEqual({ sending: 2, queued: 38 }));
  });
});
