import type { CustomerFields, CustomerSummary } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { customerEvent, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';

describe('when the country of a hub changes', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeEach(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterEach(() => app.close());

  const told = (customerId: string, customer: CustomerFields, hubId = 'main') => customerEvent('customer.updated', { customerId, customer }, { hubId, time: new Date(0) });
  const hear = (...batches: ReturnType<typeof told>[]) => app.deliver(ProjectCustomersConsumer, 'handle', together(...batches));
  const choose = async (hub: object) => expect((await app.http().patch('/api/v1/settings').set('authorization', tokens.main).send({ hub })).status).toBe(200);
  const customers = async (hub: 'main' | 'other' = 'main', query = ''): Promise<CustomerSummary[]> => (await app.http().get(`/api/v1/customers${query}`).set('authorization', tokens[hub])).body.items;
  const reached = async (hub: 'main' | 'other' = 'main') => Object.fromEntries((await customers(hub)).map(({ id, addresses }) => [id, addresses]));
  const rereadings = () => app.database.query<{ hub_id: string; after: string }>('select hub_id, after from address_rereading');
  const announced = async () => (await app.published('customer.state_changed')).map(({ payload }) => [payload['customerId'], payload['addresses']]);
  /** Without the moment that other processes need to hear of the country. */
  const reread = async (): Promise<void> => {
    await app.database.query(`update address_rereading set since = since - interval '1 hour'`);
    app.run('reread addresses');
    await eventually(async () => expect(await rereadings()).toEqual([]));
  };

  it('numbers without a prefix are read anew: where people are reached, what finds them, and what other services know', async () => {
    await hear(
      told('c-local', { phone: '33 1234 5678', email: 'a@example.com' }), told('c-abroad', { phone: '+34 600 111 222' }), told('c-mail', { email: 'b@example.com' }),
      told('c-both', { phone: '600111222', whatsapp: '+523312345678' }), told('c-other', { phone: '600111222' }, 'other'),
    );
    const before = await announced();
    await choose({ country: 'MX' });
    await reread();
    expect(await reached()).toEqual({
      'c-local': { email: 'a@example.com', sms: '+523312345678', whatsapp: '+523312345678' }, 'c-abroad': { sms: '+34600111222', whatsapp: '+34600111222' },
      'c-mail': { email: 'b@example.com' }, 'c-both': { whatsapp: '+523312345678' },
    });
    expect(await reached('other')).toEqual({ 'c-other': { sms: '+34600111222', whatsapp: '+34600111222' } });
    expect((await customers('main', '?q=%2B5233')).map(({ id }) => id).sort()).toEqual(['c-both', 'c-local']);
    expect((await announced()).slice(before.length)).toEqual([['c-both', { whatsapp: '+523312345678' }], ['c-local', (await reached())['c-local']]]);
  });

  it('all of them are, in portions, from the first again where it changes once more meanwhile', async () => {
    const ids = Array.from({ length: 401 }, (_, n) => `c-${String(n).padStart(3, '0')}`);
    await hear(...ids.map((id) => told(id, { phone: '33 1234 5678' })));
    await choose({ country: 'FR' });
    await app.database.query(`update address_rereading set after = 'c-200'`);
    await choose({ country: 'MX' });
    expect(await rereadings()).toEqual([{ hub_id: 'main', after: '' }]);
    await reread();
    expect(await app.database.query('select count(*)::int as n, count(distinct customer_id)::int as people, min(key) as one, max(key) as other from customer_address')).toEqual([{ n: 802, people: 401, one: '+523312345678', other: '+523312345678' }]);
  });

  it('nothing is read anew where something else of the settings changed, or for who is deleted', async () => {
    await choose({ name: 'Salon', country: 'MX' });
    await reread();
    await choose({ name: 'Salón', timeZone: 'America/Mexico_City' });
    expect(await rereadings()).toEqual([]);
    await hear(told('c-1', { phone: '600111222' }), customerEvent('customer.deleted', { customerId: 'c-1' }, { time: new Date(1000) }));
    await choose({ country: 'ES' });
    await reread();
    expect(await reached()).toEqual({});
  });

  it('waits until every process knows the country', async () => {
    await choose({ country: 'MX' });
    await app.database.query(`insert into address_rereading (hub_id, since) values ('other', now() - interval '3 seconds')`);
    app.run('reread addresses');
    await eventually(async () => expect(await rereadings()).toEqual([{ hub_id: 'main', after: '' }]), { everyMs: 10 });
  });
});
