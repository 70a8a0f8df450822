import { newId } from '@messaging/kernel';
import type { SendOutcome } from '@messaging/providers';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { restoreTurns, returnTurn, takeTurn } from './turns.sql.js';

describe('taking turns by hub', () => {
  let app: DispatchApp;
  let tokens: Record<'big' | 'small', string>;

  beforeEach(async () => {
    app = await dispatchApp();
    tokens = { big: await app.hub('big'), small: await app.hub('small') };
  });
  afterEach(() => app.close());

  const send = async (hub: 'big' | 'small', count: number): Promise<string[]> => {
    const messages = Array.from({ length: count }, () => ({ channel: 'email', to: 'a@example.com', category: 'custom', body: 'Hi' }));
    const ids: string[] = [];
    for (let from = 0; from < count; from += 1000) {
      const { body } = await app.http().post('/api/v1/messages/batch').set('authorization', tokens[hub]).send({ messages: messages.slice(from, from + 1000) });
      ids.push(...body.items.map((item: { id: string }) => item.id));
    }
    return ids;
  };

  it('lets a small hub through beside two thousand of a big one', async () => {
    await send('big', 2000);
    const [small] = await send('small', 1);
    app.run('send ');
    await eventually(async () => expect(await app.message(small ?? '')).toMatchObject({ status: 'sent' }));
    const [row] = await app.database.query<{ count: number }>(`select count(*)::int as count from message where hub_id = 'big' and sent_at < (select sent_at from message where id = $1)`, [small]);
    expect(row?.count).toBeLessThan(1000);
    await eventually(async () => expect(await app.database.query(`select 1 from message where status <> 'sent' limit 1`)).toEqual([]), { timeoutMs: 60_000 });
    expect(new Set(app.provider.calls.map(({ messageId }) => messageId)).size).toBe(2001);
    expect(app.provider.calls).toHaveLength(2001);
    await eventually(async () => expect(await app.database.query('select 1 from send_turn')).toEqual([]));
  });

  it('lets a small hub through while the big one’s provider hangs', async () => {
    let answer: (outcome: SendOutcome) => void = () => undefined;
    const hangs = new Promise<SendOutcome>((resolve) => (answer = resolve));
    app.provider.answer = ({ hubId }) => (hubId === 'big' ? hangs : { kind: 'accepted', externalId: 'x' });
    await send('big', 400);
    app.run('send ');
    await eventually(() => expect(app.provider.calls).toHaveLength(10));
    const [small] = await send('small', 1);
    await eventually(async () => expect(await app.message(small ?? '')).toMatchObject({ status: 'sent' }));
    await app.database.query(`delete from send_queue where phase = 'queued'`); // nothing else need be waited for
    answer({ kind: 'accepted', externalId: newId() });
  });

  it('restores a turn that a crash lost', async () => {
    const [id] = await send('small', 1);
    await eventually(async () => expect(await app.database.query('select 1 from send_turn')).toHaveLength(1));
    await app.database.query('delete from send_turn');
    expect(await restoreTurns(app.database)).toBe(1);
    expect(await restoreTurns(app.database)).toBe(0);
    app.run('send ');
    await eventually(async () => expect(await app.message(id ?? '')).toMatchObject({ status: 'sent' }));
  });

  it('keeps the turn of a hub that queues while it is given back', async () => {
    const turn = { channel: 'email' as const, hubId: 'small' };
    await send('small', 1);
    await eventually(async () => expect(await app.database.query('select 1 from send_turn')).toHaveLength(1));
    const held = await takeTurn(app.database, 'email', { holder: newId(), process: newId() });
    expect(held).toMatchObject(turn);
    if (!held) return;
    expect(await returnTurn(app.database, held, false)).toBe(false); // something is due
    await app.database.query('delete from send_queue');
    let returned: Promise<boolean> = Promise.resolve(false);
    await app.database.transaction(async (tx) => {
      await tx.query('select 1 from send_turn for update');
      returned = returnTurn(app.database, held, false); // waits for our lock
      await send('small', 1); // committed before the queue is read; its own turn waits for our lock, too
    });
    expect(await returned).toBe(false);
  });

  it('tells the next holder of a mark that was lost sight of', async () => {
    const [id] = await send('small', 1);
    await eventually(async () => expect(await app.database.query('select 1 from send_turn')).toHaveLength(1));
    await app.database.query(
      `update send_queue set phase = 'sending', attempts = 1, holder = $1, attempt_id = $1, provider = 'scripted', account_id = $1, to_address = 'a@example.com', started_at = now()`,
      [newId()],
    );
    app.run('send ');
    await eventually(async () => expect(await app.message(id ?? '')).toMatchObject({ status: 'sent', attempts: 2, resends: 0 }));
    expect(app.provider.calls).toHaveLength(1);
    expect((await app.published()).filter(({ key }) => key === id).map(({ type }) => type)).toEqual(['message.queued', 'message.unknown', 'message.sent']);
  });
});
