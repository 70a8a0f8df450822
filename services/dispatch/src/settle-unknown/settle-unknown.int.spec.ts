import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { SettleUnknown } from './settle-unknown.js';

describe('settling what nobody knows', () => {
  let app: DispatchApp;
  let token: string;

  beforeEach(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
  });
  afterEach(() => app.close());

  const send = async (body: object = {}): Promise<string> => {
    const message = { channel: 'email', to: `${newId()}@example.com`, category: 'custom', body: 'Hi', ...body };
    return (await app.http().post('/api/v1/messages').set('authorization', token).send(message)).body.id;
  };
  const settle = () => app.get(SettleUnknown).step();
  const lost = (id: string, phase: 'claimed' | 'sending') => app.database.query(
    `update message set phase = $2, lease_owner = $3, lease_until = now() - interval '1 s', attempts = case when $2 = 'sending' then 1 else 0 end where id = $1`,
    [id, phase, newId()],
  );

  it('sends a transactional message once more, and only once', async () => {
    app.run('send ');
    app.provider.answer = () => ({ kind: 'unknown', failure: { class: 'AMBIGUOUS', code: 'ETIMEDOUT', detail: 'no answer' } });
    const id = await send();
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'settled', attempts: 1 }));
    await settle();
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'settled', attempts: 2 }));
    await settle();
    expect(await app.message(id)).toMatchObject({ phase: 'settled' });
    expect(app.provider.calls.map(({ messageId }) => messageId)).toEqual([id, id]);
    expect(new Set(app.provider.calls.map(({ attemptId }) => attemptId)).size).toBe(2);
  });

  it('never sends marketing again by itself', async () => {
    const id = await send({ category: 'marketing' });
    await app.database.query(`update message set status = 'unknown', status_rank = 10, phase = 'settled', unknown_since = now() - interval '1 day' where id = $1`, [id]);
    await settle();
    expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'settled' });
  });

  it('queues again what a dead worker had only claimed', async () => {
    const id = await send();
    await lost(id, 'claimed');
    await settle();
    expect(await app.message(id)).toMatchObject({ status: 'queued', phase: 'queued', attempts: 0 });
    app.run('send ');
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'sent' }));
  });

  it('says unknown of what a dead worker was calling, once, with its reason', async () => {
    const id = await send({ category: 'marketing' });
    await app.database.query(
      `insert into attempt (id, message_id, hub_id, number, provider, account_id, to_address) values ($1, $2, 'main', 1, 'smtp', $1, 'a@example.com')`,
      [newId(), id],
    );
    await lost(id, 'sending');
    await settle();
    await settle();
    expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'settled', reason_code: 'SEND.UNCONFIRMED' });
    expect(await app.database.query('select status from attempt where message_id = $1', [id])).toEqual([{ status: 'unknown' }]);
    expect(await app.published('message.unknown')).toMatchObject([{ key: id, payload: { reason: { code: 'SEND.UNCONFIRMED' } } }]);
  });

  it('leaves a message that a receipt has already moved forward', async () => {
    const id = await send();
    await app.database.query(`update message set status = 'delivered', status_rank = 40 where id = $1`, [id]);
    await lost(id, 'sending');
    await settle();
    expect(await app.message(id)).toMatchObject({ status: 'delivered', phase: 'settled', reason_code: null });
    expect(await app.published('message.unknown')).toEqual([]);
  });

  it('forgets tombstones after 30 days', async () => {
    await app.database.query(
      `insert into cancel_tombstone (hub_id, message_id, reason_code, reason_detail, created_at)
       select 'main', i, 'X', 'x', now() - d from unnest($1::uuid[], '{31 days,29 days}'::interval[]) as r (i, d)`,
      [[newId(), newId()]],
    );
    await settle();
    expect(await app.database.query('select 1 from cancel_tombstone')).toHaveLength(1);
  });
});
