import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { claimTurn, restoreTurns, settleTurns } from './claim.sql.js';

const queue = { channel: 'email', lane: 'priority' } as const;

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
    await eventually(async () => expect(await app.database.query(`select 1 from message where status <> 'sent' limit 1`)).toEqual([]), { timeoutMs: 30_000 });
    expect(new Set(app.provider.calls.map(({ messageId }) => messageId)).size).toBe(2001);
    expect(app.provider.calls).toHaveLength(2001);
    await eventually(async () => expect(await app.database.query('select 1 from lane_turn')).toEqual([]));
  });

  it('lets a small hub through while the big one’s provider hangs', async () => {
    app.provider.answer = ({ hubId }) => (hubId === 'big' ? new Promise((resolve) => setTimeout(() => resolve({ kind: 'accepted', externalId: newId() }), 3000)) : { kind: 'accepted', externalId: 'x' });
    await send('big', 400);
    app.run('send ');
    await eventually(() => expect(app.provider.calls).toHaveLength(10));
    const [small] = await send('small', 1);
    await eventually(async () => expect(await app.message(small ?? '')).toMatchObject({ status: 'sent' }), { timeoutMs: 2000 });
    await app.database.query(`update message set phase = 'settled' where phase in ('queued', 'claimed')`); // nothing else need be waited for
  });

  it('restores a turn that a crash lost', async () => {
    const [id] = await send('small', 1);
    await eventually(async () => expect(await app.database.query('select 1 from lane_turn')).toHaveLength(1));
    await app.database.query('delete from lane_turn');
    expect(await restoreTurns(app.database)).toBe(1);
    expect(await restoreTurns(app.database)).toBe(0);
    app.run('send ');
    await eventually(async () => expect(await app.message(id ?? '')).toMatchObject({ status: 'sent' }));
  });

  it('keeps the turn of a hub that queues while its last message is being claimed', async () => {
    await send('small', 1);
    await eventually(async () => expect(await app.database.query('select 1 from lane_turn')).toHaveLength(1));
    let late: Promise<string[]> = Promise.resolve([]);
    await app.database.transaction(async (tx) => {
      const claimed = await claimTurn(tx, queue, { holder: newId(), limit: 10 });
      expect(claimed).toHaveLength(1);
      late = send('small', 1); // committed before the turn is settled; its own turn waits for our lock
      await eventually(async () => expect(await app.database.query('select 1 from message')).toHaveLength(2));
      await settleTurns(tx, queue, ['small']);
    });
    await late;
    expect(await app.database.query('select hub_id from lane_turn')).toEqual([{ hub_id: 'small' }]);
  });
});
