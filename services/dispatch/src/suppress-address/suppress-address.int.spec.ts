import { addressHash } from '@messaging/audience';
import { customerEvent, optOut, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { closeAddresses } from './close-addresses.js';
import { closeByFailure } from './close-by-failure.js';
import { ReopenAddresses } from './reopen-addresses.js';
import { pruneStrikes } from './strikes.sql.js';
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
    await app.deliver(ProjectCustomersConsumer, 'handle', known('c-1', 'Ada@example.com'));
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
    await app.deliver(ProjectCustomersConsumer, 'handle', together(known('c-1', 'family@example.com'), known('c-2', 'Family@example.com'), known('c-3', 'other@example.com')));
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

  it('outlives an address that is closed for a time only', async () => {
    const place = { hubId: 'main', channel: 'email', address: 'ada@example.com' } as const;
    const id = await send({ to: place.address });
    const endsAt = new Date(Date.now() + 3_600_000);
    await app.database.transaction((tx) => closeAddresses(tx, app.outbox, [{ ...place, scope: 'all', reasonCode: 'PROVIDER.RECIPIENT', reasonDetail: '131026', endsAt }]));
    await choose(id, 'stop', now);
    await app.get(ReopenAddresses).step();
    expect(await app.database.query('select scope, reason_code, lasting_code from suppression')).toEqual([{ scope: 'all', reason_code: 'PROVIDER.RECIPIENT', lasting_code: 'OPT_OUT.PAGE' }]);
    await app.database.query(`update suppression set ends_at = now()`);
    await app.get(ReopenAddresses).step();
    expect(await app.database.query('select scope, reason_code, ends_at from suppression')).toEqual([{ scope: 'marketing', reason_code: 'OPT_OUT.PAGE', ends_at: null }]);
    expect((await app.published('suppression.changed')).at(-1)?.payload).toMatchObject({ scope: 'marketing', reason: { code: 'OPT_OUT.PAGE' } });
    await choose(id, 'resume', later);
    expect(await app.database.query('select 1 from suppression')).toEqual([]);
  });

  it('opens by itself what was closed for a time, unless it closed for good meanwhile', async () => {
    const at = (address: string, endsAt: Date | null) => ({ hubId: 'main', channel: 'sms', address, scope: 'all', reasonCode: 'PROVIDER.RECIPIENT', reasonDetail: 'x', endsAt }) as const;
    const ended = new Date(Date.now() - 1000);
    for (const row of [at('+34600111222', ended), at('+34600333444', ended), at('+34600333444', null), at('+34600333444', ended)]) {
      await app.database.transaction((tx) => closeAddresses(tx, app.outbox, [row]));
    }
    await app.get(ReopenAddresses).step();
    expect(await app.database.query('select address from suppression')).toEqual([{ address: '+34600333444' }]);
    expect((await heard()).at(-1)).toMatchObject({ addressHash: addressHash('main', 'sms', '+34600111222'), scope: 'none' });
  });

  it('is brought about by failures only where they come on several days', async () => {
    const failed = { hubId: 'main', channel: 'sms', address: '+34600111222', closing: { scope: 'all', strikes: 3 }, reasonCode: 'PROVIDER.TRANSIENT', reasonDetail: '30003' } as const;
    const fail = () => app.database.transaction((tx) => closeByFailure(tx, app.outbox, [failed, failed]));
    const yesterday = () => app.database.query('update address_strike set day = day - 1');
    for (const closed of [false, false, true]) {
      await fail();
      await fail();
      expect(await app.database.query('select 1 from suppression')).toHaveLength(closed ? 1 : 0);
      await yesterday();
    }
    await app.database.query('update address_strike set day = day - 40');
    await app.database.transaction(pruneStrikes);
    expect(await app.database.query('select 1 from address_strike')).toEqual([]);
  });
});
