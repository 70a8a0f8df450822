import type { CustomerFields } from '@messaging/contracts';
import { customerEvent, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { FollowCustomerEventsConsumer } from './follow-customer-events.consumer.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));
const said = (marketing: boolean, minute?: number): CustomerFields => ({ consent: { email: { marketing, ...(minute !== undefined && { at: at(minute).toISOString() }) } } });

describe('projecting customers', () => {
  let app: DispatchApp;

  beforeAll(async () => {
    app = await dispatchApp();
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate customer, customer_address, consent, hub, account, outbox'));

  const updated = (customer: CustomerFields, minute: number, hubId = 'main') => customerEvent('customer.updated', { customerId: 'c-1', customer }, { hubId, time: at(minute) });
  const apply = (...batches: ReturnType<typeof updated>[]) => app.deliver(FollowCustomerEventsConsumer, 'handle', together(...batches));
  const consents = () => app.database.query('select hub_id, marketing, source from consent order by hub_id');
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
});
