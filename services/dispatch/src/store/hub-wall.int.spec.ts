import { newId } from '@messaging/kernel';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

describe('the hub wall', () => {
  let app: DispatchApp;

  beforeAll(async () => {
    app = await dispatchApp();
    const token = await app.hub('main');
    await app.hub('other');
    await app.http().post('/api/v1/messages').set('authorization', token).send({ channel: 'email', to: 'a@example.com', category: 'custom', body: 'Hi' });
    await app.database.query(`insert into suppression (hub_id, channel, address, scope, reason_code, reason_detail) values ('main', 'email', 'x', 'all', 'X', 'x')`);
  });
  afterAll(() => app.close());

  it.each(['message', 'outbox', 'hub', 'account', 'suppression'])('hides %s from another hub, though a statement forgets to ask for its own', async (table) => {
    const rows = await app.database.inHub('other', (tx) => tx.query<{ hub_id: string }>(`select hub_id from ${table}`));
    expect(rows.every((row) => row.hub_id === 'other')).toBe(true);
    expect(await app.database.query(`select 1 from ${table} where hub_id = 'main'`)).not.toHaveLength(0);
  });

  it('lets no hub change, remove or plant rows of another', async () => {
    const touched = await app.database.inHub('other', (tx) => tx.query(`update message set status = 'cancelled' returning id`));
    const removed = await app.database.inHub('other', (tx) => tx.query('delete from suppression returning address'));
    expect([touched, removed]).toEqual([[], []]);
    const plant = app.database.inHub('other', (tx) => tx.query(`insert into account (id, hub_id, provider, channel) values ($1, 'main', 'x', 'sms')`, [newId()]));
    await expect(plant).rejects.toThrow('row-level security');
    expect(await app.database.wallHolds()).toBe(true);
  });
});
