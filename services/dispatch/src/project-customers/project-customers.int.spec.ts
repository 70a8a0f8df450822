import type { CustomerFields } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { customerEvent, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from './project-customers.consumer.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
const said = (marketing: boolean, minute?: number): CustomerFields => ({ consent: { email: { marketing, ...(minute !== undefined && { at: at(minute).toISOString() }) } } });

describe('projecting customers', () => {
  let app: DispatchApp;

  beforeAll(async () => {
    app = await dispatchApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate customer, customer_address, consent, hub, account, outbox, parked_event, message'));

  const updated = (customer: CustomerFields, minute: number, hubId = 'main') => customerEvent('customer.updated', { customerId: 'c-1', customer }, { hubId, time: at(minute) });
  const apply = (...batches: ReturnType<typeof updated>[]) => app.deliver(ProjectCustomersConsumer, 'handle', together(...batches));
  const states = async () => (await app.published('customer.state_changed')).map(({ key, payload }) => ({ key, ...payload }));
  const consents = () => app.database.query(`select hub_id, marketing, source from consent where channel = 'email' order by hub_id`);
  const optedOutHere = (minute: number) => app.database.query(`insert into consent values ('main', 'c-1', 'email', false, $1, 'recipient')`, [at(minute)]);

  it('keeps equal customer ids of two hubs apart, and makes both hubs exist', async () => {
    await apply(updated({ email: 'a@example.com', ...said(true) }, 1), updated({ email: 'b@example.com', ...said(false) }, 1, 'other'));
    expect(await app.database.query('select hub_id, key from customer_address order by 1')).toEqual([{ hub_id: 'main', key: 'a@example.com' }, { hub_id: 'other', key: 'b@example.com' }]);
    expect(await consents()).toMatchObject([{ hub_id: 'main', marketing: true }, { hub_id: 'other', marketing: false }]);
    expect((await app.published('hub.seen')).map(({ hub_id: hub }) => hub)).toEqual(['main', 'other']);
  });

  it('lets the newest statement win, in every order, in one batch or in two', async () => {
    await apply(updated(said(false), 3), updated(said(true), 2));
    expect(await consents()).toMatchObject([{ marketing: false }]);
    await apply(updated(said(true), 1));
    expect(await consents()).toMatchObject([{ marketing: false }]);
    await apply(updated(said(true), 4));
    expect(await consents()).toMatchObject([{ marketing: true }]);
  });

  it('keeps an opt-out made here against everything without newer proof', async () => {
    await optedOutHere(5);
    await apply(updated(said(true), 9), updated(said(true, 4), 10));
    expect(await consents()).toMatchObject([{ marketing: false, source: 'recipient' }]);
    await apply(updated(said(true, 6), 11), updated(said(true), 12));
    expect(await consents()).toMatchObject([{ marketing: true, source: 'erp' }]);
  });

  it('forgets a deleted customer until something newer speaks of it', async () => {
    await apply(updated({ email: 'a@example.com' }, 1), customerEvent('customer.deleted', { customerId: 'c-1' }, { time: at(5) }), updated({ email: 'old@example.com' }, 2));
    expect(await app.database.query('select key from customer_address')).toEqual([]);
    expect(await app.database.query('select fields, deleted_at from customer')).toEqual([{ fields: {}, deleted_at: at(5) }]);
    await apply(updated({ email: 'new@example.com' }, 6));
    expect(await app.database.query('select key from customer_address')).toEqual([{ key: 'new@example.com' }]);
  });

  it('sends nothing', async () => {
    await apply(updated({ email: 'a@example.com' }, 1));
    expect(await app.database.query('select 1 from message')).toEqual([]);
  });

  it('tells each customer whole when something of it changed, and only then', async () => {
    await apply(updated({ firstName: 'Ada', email: 'Ada@Example.com', phone: 'none', ...said(true) }, 1), updated({ lastName: 'B' }, 2));
    const [first, ...more] = await states();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      key: 'main|c-1', revision: 1, fields: { firstName: 'Ada', lastName: 'B', email: 'Ada@Example.com', phone: 'none' }, addresses: { email: 'ada@example.com' },
      consent: { email: { marketing: true, at: at(1).toISOString(), source: 'erp' } }, lastEvent: { time: at(2).toISOString() },
    });
    expect(first).not.toHaveProperty('fields.consent');
    await apply(customerEvent('sale.completed', { customerId: 'c-1', saleId: 's', total: { amount: '1', currency: 'EUR' } } as never, { time: at(3) }), updated({ firstName: 'Ada' }, 4));
    expect(await states()).toHaveLength(1);
    await apply(updated(said(false), 5));
    expect((await states()).at(-1)).toMatchObject({ revision: 2, consent: { email: { marketing: false } } });
    await apply(customerEvent('customer.deleted', { customerId: 'c-1' }, { time: at(6) }));
    expect((await states()).at(-1)).toMatchObject({ revision: 3, fields: {}, addresses: {}, consent: {}, deletedAt: at(6).toISOString() });
  });

  it('takes consent back by a null, but never what the person said here', async () => {
    await apply(updated(said(true), 1), updated({ consent: { email: null } }, 2), updated(said(true), 1));
    expect(await consents()).toMatchObject([{ marketing: null }]);
    await app.database.query('truncate consent');
    await optedOutHere(5);
    await apply(updated({ consent: null }, 6), updated({ consent: { email: { marketing: null } } }, 7));
    expect(await consents()).toMatchObject([{ marketing: false, source: 'recipient' }]);
  });

  it('believes no moment that lies ahead, and no one who claims to be the person', async () => {
    await apply(updated({ consent: { email: { marketing: true, at: '2099-01-01T00:00:00Z', source: 'recipient' } } }, 1));
    expect(await app.database.query('select marketing, at, source from consent')).toEqual([{ marketing: true, at: at(1), source: 'erp' }]);
  });

  it('keeps only the own no of a deleted customer, also against what came before in the same batch', async () => {
    await optedOutHere(5);
    await apply(updated({ consent: { sms: { marketing: true } } }, 6));
    await apply(updated({ consent: { whatsapp: { marketing: true } } }, 7), customerEvent('customer.deleted', { customerId: 'c-1' }, { time: at(8) }));
    expect(await app.database.query('select channel, marketing from consent')).toEqual([{ channel: 'email', marketing: false }]);
  });

  it('parks an event that would make a record too large, and takes the others', async () => {
    const big = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`a${n}`, 'x'.repeat(1000)]));
    await apply(updated({ attributes: big }, 1), updated({ attributes: Object.fromEntries(Object.keys(big).map((name) => [`b${name}`, 'x'.repeat(1000)])) }, 2), updated({ firstName: 'Ada' }, 3));
    expect(await app.database.query('select reason_code from parked_event')).toEqual([{ reason_code: 'CUSTOMER.TOO_LARGE' }]);
    expect((await states())[0]).toMatchObject({ fields: { firstName: 'Ada', attributes: big } });
  });

  it('cancels what a deleted customer still had waiting', async () => {
    const token = await app.hub('main');
    const send = (customerId: string) => app.http().post('/api/v1/messages').set('authorization', token).send({ channel: 'email', to: 'a@example.com', customerId, category: 'custom', body: 'Hi', sendAt: '2099-01-01T00:00:00Z' });
    await apply(updated({ firstName: 'Ada' }, 1), customerEvent('customer.updated', { customerId: 'c-2', customer: {} }, { time: at(1) }));
    await send('c-1');
    await send('c-2');
    await apply(customerEvent('customer.deleted', { customerId: 'c-1' }, { time: at(5) }));
    expect(await app.database.query('select customer_id, status, reason_code from message order by 1')).toEqual([
      { customer_id: 'c-1', status: 'cancelled', reason_code: 'CUSTOMER.DELETED' }, { customer_id: 'c-2', status: 'queued', reason_code: null },
    ]);
    expect(await app.published('message.cancelled')).toHaveLength(1);
  });

  it('reads no table whole for each customer of an import, with plans that were made for a handful', async () => {
    const [people, batch, rehearsals] = [3000, 50, 12];
    const tables = ['customer', 'customer_address', 'consent'];
    // Statistics are taken when the server gets to it, up to a minute late: here when the test says so.
    for (const table of tables) await app.database.query(`alter table ${table} set (autovacuum_enabled = false)`);
    const follow = (count: number, from: number, minute: number) =>
      apply(...Array.from({ length: count }, (_, n) => customerEvent('customer.updated', { customerId: `p-${from + n}`, customer: { email: `p${from + n}@example.com`, ...said(true, minute) } }, { time: at(minute) })));
    /** Rows read by going through whole tables, once all rows that were written are counted. */
    const readWhole = async (written: number): Promise<readonly number[]> =>
      eventually(async () => {
        await app.database.query('select pg_stat_force_next_flush()');
        const rows = await app.database.query<{ read: number; written: number }>(
          'select seq_tup_read::int as read, n_tup_ins::int as written from pg_stat_user_tables where relname = any($1::text[]) order by relname', [tables]);
        if (rows.some((row) => row.written < written)) throw new Error(JSON.stringify(rows));
        return rows.map(({ read }) => read);
      });
    for (let minute = 1; minute <= rehearsals; minute++) await follow(10, 0, minute);
    await app.database.query('analyze customer, customer_address, consent');
    const before = await readWhole(10);
    for (let from = 10; from < people; from += batch) await follow(batch, from, 20);
    const after = await readWhole(people);
    // Some reads a batch while PostgreSQL counts the tables small: up to a hundred times. Kept plans read them for each customer: 1,565 times.
    expect(after.map((read, index) => Math.round((read - (before[index] ?? 0)) / people)).filter((times) => times > 400)).toEqual([]);
  });
});
