import type { CustomerFields, CustomerSummary } from '@messaging/contracts';
import { customerEvent, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { openWindows } from '../open-whatsapp-window/whatsapp-window.sql.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { closeAddresses } from '../suppress-address/close-addresses.js';

describe('GET /customers', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate customer, customer_term, customer_address, consent, suppression, whatsapp_window, activity'));

  const told = (customerId: string, customer: CustomerFields, minute = 1, hubId = 'main') => customerEvent('customer.updated', { customerId, customer }, { hubId, time: new Date(minute * 60_000) });
  const hear = (...batches: ReturnType<typeof told>[]) => app.deliver(ProjectCustomersConsumer, 'handle', together(...batches));
  const get = (path: string, hub: 'main' | 'other' = 'main') => app.http().get(`/api/v1/customers${path}`).set('authorization', tokens[hub]);
  const found = async (q: string, hub: 'main' | 'other' = 'main'): Promise<string[]> => (await get(`?${new URLSearchParams({ q }).toString()}`, hub)).body.items.map(({ id }: CustomerSummary) => id).sort();

  it('finds by the beginning of a word, without accents and case, in the own hub alone, and forgets what changed', async () => {
    await hear(told('c-1', { firstName: 'José', lastName: 'Núñez', email: 'jose@example.com', phone: '600 111 222' }), told('c-2', { firstName: 'Ana', lastName: 'Joseph' }), told('c-3', { firstName: 'Joselito' }, 1, 'other'));
    expect(await found('JOSE')).toEqual(['c-1', 'c-2']);
    expect(await found('nun')).toEqual(['c-1']);
    expect(await found('+34 600111')).toEqual(['c-1']);
    expect(await found('jose', 'other')).toEqual(['c-3']);
    expect(await found('%')).toEqual([]);
    await hear(told('c-1', { firstName: 'Pepe', email: null }, 2));
    expect([await found('jose'), await found('pepe'), await found('nun')]).toEqual([['c-2'], ['c-1'], ['c-1']]);
    await hear(customerEvent('customer.deleted', { customerId: 'c-1' }, { time: new Date(180_000) }));
    expect([await found('pepe'), await app.database.query(`select term from customer_term where customer_id = 'c-1'`)]).toEqual([[], []]);
    await hear(told('c-1', { firstName: 'Back' }, 4));
    expect(await found('bac')).toEqual(['c-1']);
  });

  it.each(['', 'q=ana&'])('pages newest first without a gap or a repeat: ?%s', async (q) => {
    await hear(...Array.from({ length: 9 }, (__, n) => told(`c-${n}`, { firstName: 'Ana', email: 'ana@example.com' })));
    for (const table of ['customer', 'customer_term']) await app.database.query(`update ${table} set created_at = '2026-01-01'`);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: CustomerSummary[]; nextCursor: string | null } = (await get(`?limit=2&${q}${cursor && `cursor=${cursor}`}`)).body;
      seen.push(...page.items.map(({ id }) => id));
      if (seen.length === 2) await hear(told('late', { firstName: 'Ana' }));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['c-8', 'c-7', 'c-6', 'c-5', 'c-4', 'c-3', 'c-2', 'c-1', 'c-0']);
  });

  it('finds what tens of thousands have in common, the newest by a walk and the oldest by the index', async () => {
    const many = (first: number, last: number, term: string) => app.database.query(
      `with c as (insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, search_terms, created_at)
         select 'main', 'm-' || n, '{}', '{}', gen_random_uuid(), now(), array[$3], '2026-01-01'::timestamptz + n * interval '1 second' from generate_series($1::int, $2::int) n returning *)
       insert into customer_term select hub_id, $3, created_at, customer_id from c`,
      [first, last, term],
    );
    await many(1, 20_001, 'old');
    await many(20_002, 26_000, 'young');
    expect(await found('old')).toHaveLength(50);
    const walked = (await get('?q=o&limit=3')).body.items.map(({ id }: CustomerSummary) => id);
    expect(walked).toEqual(['m-20001', 'm-20000', 'm-19999']);
    expect((await get('?q=young&limit=2')).body.items.map(({ id }: CustomerSummary) => id)).toEqual(['m-26000', 'm-25999']);
    await many(26_001, 46_002, 'young');
    expect((await get('?q=y&limit=2')).body.items.map(({ id }: CustomerSummary) => id)).toEqual(['m-46002', 'm-46001']);
  });

  it('tells in the list and of the customer which addresses can be used and which cannot, as estimates and sending have it', async () => {
    await hear(
      told('c-0', { phone: '12', email: 'ana@example.com' }), told('c-1', { phone: '600 111 222', whatsapp: '6,12346E+08', email: 'ana' }),
      // What the ERP calls like an answer of ours does not hide it.
      told('c-2', { phone: ' ', whatsapp: 'US.13491208655302741918', invalidAddresses: { sms: 'x' }, readablePhones: 'x', addresses: 'Main Street' }),
    );
    const listed = (await get('')).body.items.map(({ id, addresses, readablePhones, invalidAddresses }: CustomerSummary) => ({ id, addresses, readablePhones, invalidAddresses }));
    expect(listed).toEqual([
      { id: 'c-2', addresses: { whatsapp: 'US.13491208655302741918' }, readablePhones: {}, invalidAddresses: {} },
      { id: 'c-1', addresses: { sms: '+34600111222' }, readablePhones: { sms: '+34 600 11 12 22' }, invalidAddresses: { whatsapp: '6,12346E+08', email: 'ana' } },
      { id: 'c-0', addresses: { email: 'ana@example.com' }, readablePhones: {}, invalidAddresses: { sms: '12', whatsapp: '12' } },
    ]);
    expect((await get('?q=ana%40')).body.items).toMatchObject([listed[2]]);
    for (const { id: asked, ...shown } of listed) {
      const { addresses, readablePhones, invalidAddresses }: CustomerSummary = (await get(`/${asked}`)).body;
      expect({ addresses, readablePhones, invalidAddresses }).toEqual(shown);
    }
  });

  it('shows fields as they were given, consent, what is closed, and the WhatsApp window', async () => {
    await hear(told('c-1', { firstName: 'Ada', email: 'Ada@example.com', phone: '+34600111222', loyaltyTier: 'gold', shoe: 41, consent: { email: { marketing: true, source: 'web form' }, sms: { marketing: null } } }));
    await app.database.transaction(async (tx) => {
      await closeAddresses(tx, app.outbox, [{ hubId: 'main', channel: 'email', address: 'ada@example.com', scope: 'all', reasonCode: 'PROVIDER.RECIPIENT', reasonDetail: '550: gone' }]);
      await openWindows(tx, [{ hubId: 'main', address: '+34600111222', at: app.clock.now() }]);
    });
    const { status, body } = await get('/c-1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'c-1', firstName: 'Ada', email: 'Ada@example.com', loyaltyTier: 'gold', shoe: 41, consent: { email: { marketing: true, source: 'web form', at: '1970-01-01T00:01:00.000Z' } },
      addresses: { email: 'ada@example.com', sms: '+34600111222', whatsapp: '+34600111222' },
      suppressions: [{ channel: 'email', address: 'ada@example.com', scope: 'all', reason: { code: 'PROVIDER.RECIPIENT', detail: '550: gone' } }], window: { open: true },
    });
    expect(Object.keys(body.consent)).toEqual(['email']);
    app.clock.advance(24 * 3_600_000);
    expect((await get('/c-1')).body.window.open).toBe(false);
    expect((await get('/c-1', 'other')).body.code).toBe('CUSTOMER.NOT_FOUND');
    expect((await get('/c%201')).status).toBe(400);
  });
});
