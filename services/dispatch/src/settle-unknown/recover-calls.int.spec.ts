import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { CallJournal } from '../write-ledger/call-journal.js';
import { RecoverCalls } from './recover-calls.js';
import { SettleUnknown } from './settle-unknown.js';

describe('what the journal of a killed process tells', () => {
  let app: DispatchApp;
  let token: string;
  let dir: string;
  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'calls-'));
    app = await dispatchApp({ unknownResendAfterMs: 3_600_000 });
    token = await app.hub('main');
  });
  afterEach(async () => {
    await app.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const journal = (): CallJournal => new CallJournal(dir, (where, error) => {
    throw new Error(where, { cause: error });
  });
  const recover = () => app.get(RecoverCalls).from(journal());
  /** Messages that a process has marked by a turn that it still holds, killed. */
  const marked = async (count: number): Promise<{ id: string; attemptId: string; holder: string }[]> => {
    const items = Array.from({ length: count }, (_, n) => ({ channel: 'email', to: `u${n}@example.com`, category: 'custom', subject: 's', body: 'Hi' }));
    const { body } = await app.http().post('/api/v1/messages/batch').set('authorization', token).send({ messages: items });
    const ids: string[] = body.items.map(({ id }: { id: string }) => id);
    const holder = newId();
    await app.database.query(
      `update send_queue set phase = 'sending', attempts = 1, holder = $2, attempt_id = gen_random_uuid(), provider = 'smtp', account_id = $2, to_address = 'u@example.com', started_at = now()
       where message_id = any($1::uuid[])`,
      [ids, holder],
    );
    await app.database.query(
      `insert into send_turn (channel, hub_id, next_at, holder, process, lease_until) values ('email', 'main', now(), $1, $1, now() + interval '15 s')
       on conflict (channel, hub_id) do update set holder = excluded.holder, process = excluded.process, lease_until = excluded.lease_until`,
      [holder],
    );
    const rows = await app.database.query<{ id: string; attemptId: string }>('select message_id as id, attempt_id as "attemptId" from send_queue');
    return ids.map((id) => ({ id, holder, attemptId: rows.find((row) => row.id === id)?.attemptId ?? '' }));
  };
  const blank = {
    provider: 'smtp', accountId: newId(), toAddress: 'u@example.com', fromAddress: null, sandbox: false, segments: null, renderContext: null, externalId: 'x@shop', response: '250 taken',
    reasonCode: null, reasonDetail: null, failureClass: null, failureCode: null, failureDetail: null, nextAt: null, phase: null,
  };
  const taken = ({ id, attemptId }: { id: string; attemptId: string }) => ({ result: { ...blank, id, attempts: 1, attemptId, status: 'sent' as const, rank: 20 } });

  it('is recorded if its call had ended, unknown if it had only begun, and queued again if nobody was called', async () => {
    const [ended, begun, never] = await marked(3);
    if (!ended || !begun || !never) throw new Error('three were asked for');
    const before = journal();
    before.follow(ended.holder);
    before.begins(ended.attemptId);
    before.ended(ended.attemptId, taken(ended));
    before.begins(begun.attemptId);

    await recover();
    expect(await app.message(ended.id)).toMatchObject({ status: 'sent', phase: 'settled', external_id: 'x@shop', attempts: 1 });
    expect(await app.published('message.sent')).toMatchObject([{ key: ended.id, payload: { status: 'sent' } }]);
    expect(await app.message(never.id)).toMatchObject({ status: 'queued', phase: 'queued', attempts: 0 });
    expect(await app.message(begun.id)).toMatchObject({ status: 'queued', phase: 'sending' });
    expect(fs.existsSync(dir)).toBe(false);

    await eventually(async () => {
      await app.get(SettleUnknown).step();
      expect(await app.message(begun.id)).toMatchObject({ status: 'unknown', phase: 'unknown', reason_code: 'SEND.UNCONFIRMED' });
    });
    app.run('send ');
    await eventually(async () => expect(await app.message(never.id)).toMatchObject({ status: 'sent', phase: 'settled', attempts: 1 }));
    expect(app.provider.calls.map(({ messageId }) => messageId)).toEqual([never.id]);
  });

  it('leaves every mark in doubt if the machine has stopped since, if another process made it, or if the message had been called before', async () => {
    const [stopped, others, again] = [...await marked(1), ...await marked(1), ...await marked(1)];
    if (!stopped || !others || !again) throw new Error('three were asked for');
    journal().follow(stopped.holder);
    const [file = ''] = fs.readdirSync(dir);
    fs.writeFileSync(path.join(dir, file), fs.readFileSync(path.join(dir, file), 'utf8').replace(/^journal .*/, 'journal 1 another'));
    journal().follow(again.holder);
    await app.database.query(`update message set status = 'unknown', status_rank = 10 where id = $1`, [again.id]);
    await recover();
    for (const { id } of [stopped, others, again]) expect(await app.message(id)).toMatchObject({ phase: 'sending' });
  });

  it('records a result although the call has been said to be unknown meanwhile', async () => {
    const [mark] = await marked(1);
    if (!mark) throw new Error('one was asked for');
    const before = journal();
    before.follow(mark.holder);
    before.begins(mark.attemptId);
    before.ended(mark.attemptId, taken(mark));
    before.begins(newId()); // takes the end along
    await app.database.query(`update send_turn set lease_until = now() - interval '1 s'`);
    await eventually(async () => {
      await app.get(SettleUnknown).step();
      expect(await app.message(mark.id)).toMatchObject({ status: 'unknown', phase: 'unknown' });
    });
    await recover();
    expect(await app.message(mark.id)).toMatchObject({ status: 'sent', phase: 'settled' });
  });

  it('puts a message back into the phase in which it was', async () => {
    const [again] = await marked(1);
    if (!again) throw new Error('one was asked for');
    const before = journal();
    before.follow(again.holder);
    before.marks(again.attemptId, 'unknown');
    await app.database.query(`update message set status = 'unknown', status_rank = 10 where id = $1`, [again.id]);
    await app.database.query('update send_queue set attempts = 2, resends = 1');
    await recover();
    expect(await app.message(again.id)).toMatchObject({ status: 'unknown', phase: 'unknown', resends: 0 });
  });

  it('is said to be unknown where the database refuses the result as it stands, and the others are recorded', async () => {
    const [refused, sound] = await marked(2);
    if (!refused || !sound) throw new Error('two were asked for');
    const before = journal();
    before.follow(refused.holder);
    for (const mark of [refused, sound]) before.begins(mark.attemptId);
    before.ended(refused.attemptId, { result: { ...taken(refused).result, response: 'a\u0000b' } });
    before.ended(sound.attemptId, taken(sound));
    before.begins(newId());
    await recover();
    expect(await app.message(refused.id)).toMatchObject({ status: 'unknown', phase: 'unknown' });
    expect(await app.message(sound.id)).toMatchObject({ status: 'sent', phase: 'settled' });
  });

  it('stays for the next start while the database does not take it, and this process does without', async () => {
    const [mark] = await marked(1);
    if (!mark) throw new Error('one was asked for');
    journal().follow(mark.holder);
    await app.database.query('alter table send_queue rename to send_queue_away');
    const next = journal();
    await app.get(RecoverCalls).from(next);
    await app.database.query('alter table send_queue_away rename to send_queue');
    expect(next.follow(newId())).toBe(false);
    await recover();
    expect(await app.message(mark.id)).toMatchObject({ status: 'queued', phase: 'queued', attempts: 0 });
  }, 60_000);
});
