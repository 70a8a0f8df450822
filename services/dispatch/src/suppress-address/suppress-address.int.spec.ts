import { addressHash } from '@messaging/audience';
import { customerEvent, optOut, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { FollowCustomerEventsConsumer } from '../project-customers/follow-customer-events.consumer.js';
import { closeAddresses } from './close-addresses.js';
import { SuppressAddressWhenOptedOutConsumer } from './suppress-address-when-opted-out.consumer.js';

describe('opting out', () => {
  let app: DispatchApp;
  let token: string;

  beforeAll(async () => {
    app = await dispatchApp();
    token = await app.hub('main');
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate customer, customer_address, consent, suppression, outbox, message'));

  const send = async (about: object): Promise<string> =>
    (await app.http().post('/api/v1/messages').set('authorization', token).send({ channel: 'email', category: 'custom', body: 'Hi', ...about })).body.id as string;
  const choose = (id: string, choice: 'stop' | 'resume', at: Date) => app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(id, choice, at));
  const known = (customerId: string, email: string) => customerEvent('customer.created', { customerId, customer: { email, consent: { email: { marketing: true } } } }, { time: new Date(0) });
  const heard = async () => (await app.published('suppression.changed')).map(({ key, payload }) => ({ key, ...payload }));
  const now = new Date();
  const later = new Date(now.getTime() + 1000);

  it('is told once, by the hash of the address and the state of the customer', async () => {
    await app.deliver(FollowCustomerEventsConsumer, 'handle', known('c-1', 'Ada@example.com'));
    const id = await send({ to: 'ADA@example.com', customerId: 'c-1' });
    await choose(id, 'stop', now);
    await choose(id, 'stop', now);
    const hash = addressHash('main', 'email', 'ada@example.com');
    expect(await heard()).toMatchObject([{ key: `main|email|${hash}`, channel: 'email', addressHash: hash, scope: 'marketing', reason: { code: 'OPT_OUT.PAGE' } }]);
    expect(JSON.stringify(await heard())).not.toContain('ada');
    expect((await app.published('customer.state_changed')).at(-1)?.payload).toMatchObject({ consent: { email: { marketing: false, at: now.toISOString(), source: 'recipient' } } });
    await choose(id, 'resume', later);
    expect((await heard()).at(-1)).toMatchObject({ scope: 'none' });
    expect((await app.published('customer.state_changed')).at(-1)?.payload).toMatchObject({ consent: { email: { marketing: true } } });
  });

  it('by a bare address is the word of every customer who is reached there', async () => {
    await app.deliver(FollowCustomerEventsConsumer, 'handle', together(known('c-1', 'family@example.com'), known('c-2', 'Family@example.com'), known('c-3', 'other@example.com')));
    await choose(await send({ to: 'family@example.com' }), 'stop', now);
    expect(await app.database.query('select customer_id, marketing, source from consent order by 1')).toEqual([
      { customer_id: 'c-1', marketing: false, source: 'recipient' }, { customer_id: 'c-2', marketing: false, source: 'recipient' }, { customer_id: 'c-3', marketing: true, source: 'erp' },
    ]);
  });

  it('does not come back by resuming when the address bounced for good', async () => {
    const id = await send({ to: 'ada@example.com' });
    await choose(id, 'stop', now);
    await app.database.transaction((tx) => closeAddresses(tx, app.outbox, [{ hubId: 'main', channel: 'email', address: 'ada@example.com', scope: 'all', reasonCode: 'PROVIDER.RECIPIENT', reasonDetail: '550' }]));
    await choose(id, 'resume', later);
    expect(await app.database.query('select scope, reason_code from suppression')).toEqual([{ scope: 'all', reason_code: 'PROVIDER.RECIPIENT' }]);
    expect((await app.published('suppression.changed')).map(({ payload }) => payload['scope'])).toEqual(['marketing', 'all']);
  });
});
