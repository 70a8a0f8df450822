import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { LivingProcess } from '../send-message/living-process.js';
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
  /** A turn that somebody is just writing is passed by, and looked at again. */
  const settleOrphans = () => eventually(async () => {
    await settle();
    expect(await app.database.query('select 1 from send_turn where lease_until < now()')).toEqual([]);
  });
  /** A worker that is gone: dead (nobody has its lock), or frozen (its lease ran out). */
  const orphaned = (id: string, phase: 'queued' | 'sending', isFrozen = true) => app.database.query(
    `with q as (
       update send_queue set phase = $2, holder = $3, attempt_id = $3, account_id = $3, provider = 'smtp', to_address = 'a@example.com', started_at = now(),
         attempts = case when $2 = 'sending' then 1 else 0 end
       where message_id = $1 returning channel, hub_id)
     insert into send_turn (channel, hub_id, next_at, holder, process, lease_until)
     select channel, hub_id, now(), $3, $3, now() + case when $4 then interval '-1 s' else '15 s' end from q
     on conflict (channel, hub_id) do update set holder = excluded.holder, process = excluded.process, lease_until = excluded.lease_until`,
    [id, phase, newId(), isFrozen],
  );

  it('sends a transactional message once more, and only once', async () => {
    app.run('send ');
    app.provider.answer = () => ({ kind: 'unknown', failure: { class: 'AMBIGUOUS', code: 'ETIMEDOUT', detail: 'no answer' } });
    const id = await send();
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'unknown', attempts: 2, resends: 1 }));
    app.clock.advance(73 * 3_600_000);
    await app.database.query('update send_queue set next_at = now()');
    await settle();
    await app.hurry();
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'settled', attempts: 2, reason_code: 'SEND.UNCONFIRMED' }));
    expect(app.provider.calls.map(({ messageId }) => messageId)).toEqual([id, id]);
    expect(new Set(app.provider.calls.map(({ attemptId }) => attemptId)).size).toBe(2);
    const { body } = await app.http().get(`/api/v1/messages/${id}/timeline`).set('authorization', token);
    expect(body.items.map(({ data }: { data: { code?: string } }) => data.code).filter(Boolean)).toEqual(['SEND.AGAIN', 'SEND.UNCONFIRMED']);
  });

  it('never sends marketing again by itself', async () => {
    const id = await send({ category: 'marketing' });
    await app.database.query(`update message set status = 'unknown', status_rank = 10 where id = $1`, [id]);
    await app.database.query(`update send_queue set phase = 'unknown', next_at = now(), attempts = 1 where message_id = $1`, [id]);
    app.run('send ');
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'settled' }));
    expect(app.provider.calls).toEqual([]);
  });

  it('queues again what a dead worker had only looked at', async () => {
    const id = await send();
    await orphaned(id, 'queued');
    await settleOrphans();
    expect(await app.message(id)).toMatchObject({ status: 'queued', phase: 'queued', attempts: 0 });
    app.run('send ');
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'sent' }));
  });

  it.each([['dead', false], ['frozen', true]])('says unknown of what a %s worker was calling, once, with its reason', async (_, isFrozen) => {
    const id = await send({ category: 'marketing' });
    await orphaned(id, 'sending', isFrozen);
    await eventually(async () => {
      await settle(); // a dead one is seen as such once the server has been up for two seconds
      expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'unknown', attempts: 1, reason_code: 'SEND.UNCONFIRMED' });
    });
    await settle();
    expect(await app.database.query('select status from attempt where message_id = $1', [id])).toEqual([{ status: 'unknown' }]);
    expect(await app.published('message.unknown')).toMatchObject([{ key: id, payload: { reason: { code: 'SEND.UNCONFIRMED' } } }]);
  });

  it('leaves a living worker its turn', async () => {
    app.run('send process');
    await eventually(() => expect(app.get(LivingProcess).isKnown).toBe(true));
    const id = await send();
    await orphaned(id, 'sending', false);
    await app.database.query('update send_turn set process = $1', [app.get(LivingProcess).id]);
    const session = await app.database.session();
    try {
      const [{ free } = { free: false }] = (await session.query(`select pg_try_advisory_lock(hashtext('send_turn.process'), hashtext($1)) as free`, [app.get(LivingProcess).id])).rows;
      expect(free).toBe(false);
    } finally {
      await session.end();
    }
    await settle();
    expect(await app.message(id)).toMatchObject({ status: 'queued', phase: 'sending' });
  });

  it('leaves to this process what it is working on although its lease ran out: it knows what was called', async () => {
    const id = await send({ category: 'marketing' });
    await orphaned(id, 'sending');
    const [turn] = await app.database.query<{ holder: string }>('update send_turn set process = $1 returning holder', [app.get(LivingProcess).id]);
    app.get(LivingProcess).holders.add(turn?.holder ?? '');
    await settle();
    expect(await app.message(id)).toMatchObject({ status: 'queued', phase: 'sending' });
    app.get(LivingProcess).holders.clear();
    await settleOrphans();
    expect(await app.message(id)).toMatchObject({ status: 'unknown' });
  });

  it('gets a turn back from its own process, which lost it to the clock and finished its calls', async () => {
    let answer: () => void = () => undefined;
    app.provider.answer = ({ attemptId }) => new Promise((resolve) => (answer = () => resolve({ kind: 'accepted', externalId: attemptId })));
    app.run('send ');
    const id = await send();
    await eventually(() => expect(app.provider.calls).toHaveLength(1));
    await app.database.query(`update send_turn set lease_until = now() - interval '1 s'`);
    await settle();
    answer();
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'sent', phase: 'settled' }));
    await eventually(async () => expect(await app.database.query('select 1 from send_turn where holder is not null')).toEqual([]));
    expect(app.get(LivingProcess).holders.size).toBe(0);
  });

  it('leaves a message that a receipt has already moved forward', async () => {
    const id = await send();
    await app.database.query(`update message set status = 'delivered', status_rank = 40 where id = $1`, [id]);
    await orphaned(id, 'sending');
    await settleOrphans();
    expect(await app.message(id)).toMatchObject({ status: 'delivered', reason_code: null });
    expect(await app.published('message.unknown')).toEqual([]);
    app.run('send ');
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'delivered', phase: 'settled' }));
    expect(app.provider.calls).toEqual([]);
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
