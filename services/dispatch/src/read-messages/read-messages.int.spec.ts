import { customerEvent } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';

interface Page {
  readonly items: readonly { readonly id: string; readonly to: string; readonly customerName?: string }[];
  readonly nextCursor: string | null;
}

describe('reading messages', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;
  const ids: string[] = [];

  const send = async (body: object, hub: 'main' | 'other' = 'main') => {
    const message = { channel: 'email', to: 'ada@example.com', category: 'custom', body: 'Hi', ...body };
    return (await app.http().post('/api/v1/messages').set('authorization', tokens[hub]).send(message)).body.id as string;
  };
  const get = (query: Record<string, string>, hub: 'main' | 'other' = 'main') => app.http().get('/api/v1/messages').query(query).set('authorization', tokens[hub]);
  const list = async (query: Record<string, string> = {}, hub: 'main' | 'other' = 'main'): Promise<Page> => (await get({ limit: '200', ...query }, hub)).body;

  /** Leaves a call's attempt, as the ledger does. */
  const called = (id: string | undefined, { to, externalId, number = 1 }: { to: string; externalId: string; number?: number }) =>
    app.database.query(
      `insert into attempt (id, message_id, hub_id, number, provider, account_id, to_address, status, external_id) values (gen_random_uuid(), $1, 'main', $2, 'fake', gen_random_uuid(), $3, 'sent', $4)`,
      [id, number, to, externalId],
    );

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
    for (let n = 0; n < 7; n++) ids.push(await send({ to: `ada_${n}@Example.com`, customerId: `c-${n}`, category: n % 2 ? 'marketing' : 'custom' }));
    ids.push(await send({ channel: 'sms', to: '+34600111222' }));
    await send({ to: 'ada_0@example.com' }, 'other');
    await app.database.query(`update message set created_at = '2026-11-01T10:00:00Z'`);
    await app.database.query(`update message set external_id = '50%_off', status = 'sent' where id = $1`, [ids[0]]);
    await called(ids[0], { to: 'ada_0@example.com', externalId: '50%_off' });
  });
  afterAll(() => app.close());

  it('pages through equal timestamps without a gap or a repeat, while more arrive', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page = (await get({ limit: '3', ...(cursor && { cursor }) })).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      if (seen.length === 3) await app.database.query(`update message set created_at = now() where id = $1`, [await send({ to: 'late@example.com' })]);
    } while (cursor);
    expect([...seen].sort()).toEqual([...ids].sort());
    await app.database.query(`delete from message where to_address = 'late@example.com'`);
  });

  it('says until when a message waits, unless it is due or its campaign is paused', async () => {
    const until = async (nextAt: string, phase = 'queued') => {
      await app.database.query('update send_queue set next_at = $2, phase = $3 where message_id = $1', [ids[2], nextAt, phase]);
      const { body } = await app.http().get(`/api/v1/messages/${ids[2] ?? ''}`).set('authorization', tokens.main);
      return (body as { nextAttemptAt?: string }).nextAttemptAt;
    };
    expect(await until('2099-01-01T10:00:00Z')).toBe('2099-01-01T10:00:00.000Z');
    expect((await list()).items.filter((item) => 'nextAttemptAt' in item).map(({ id }) => id)).toEqual([ids[2]]);
    expect([await until('2020-01-01T10:00:00Z'), await until('9999-12-31 00:00:00+00'), await until('2099-01-01T10:00:00Z', 'unknown')]).toEqual([undefined, undefined, undefined]);
    await until('2020-01-01T10:00:00Z');
  });

  it('filters, each alone and together', async () => {
    const count = async (query: Record<string, string>) => (await list(query)).items.length;
    expect(await count({ channel: 'sms' })).toBe(1);
    expect(await count({ status: 'sent' })).toBe(1);
    expect(await count({ customerId: 'c-3', channel: 'email' })).toBe(1);
    expect(await count({ from: '2026-11-01T10:00:00Z', to: '2026-11-01T10:00:01Z' })).toBe(8);
    expect(await count({ from: '2026-11-01T10:00:00.001Z' })).toBe(0);
    expect(await count({ from: '2026-11-01', to: '2026-11-01' })).toBe(8);
    expect(await count({ to: '2026-10-31' })).toBe(0);
    expect(await count({ automationId: ids[0] ?? '' })).toBe(0);
    await app.database.query('update message set sandbox = not sandbox where id = $1', [ids[7]]);
    expect([await count({ sandbox: 'true' }), await count({ sandbox: 'false' })].sort()).toEqual([1, 7]);
    await app.database.query('update message set sandbox = not sandbox where id = $1', [ids[7]]);
  });

  it('searches by the beginning of an address, an id or an external id; text is no pattern', async () => {
    const found = async (q: string) => (await list({ q })).items.map(({ id }) => id);
    expect(await found('ADA_3@')).toEqual([ids[3]]);
    expect(await found('ada_')).toHaveLength(7);
    expect(await found('ada%')).toEqual([]);
    expect(await found('50%_')).toEqual([ids[0]]);
    expect(await found(ids[5] ?? '')).toEqual([ids[5]]);
    expect(await found('+34600')).toEqual([ids[7]]);
    expect(await found('example')).toEqual([]);
  });

  it('finds where a customer was reached last, who wrote, and what an inbound one is called by its vendor', async () => {
    const found = async (q: string) => (await list({ q })).items.map(({ id }) => id);
    await app.database.query(`update message set to_address = 'Eva.New@example.com', to_given = false where id = $1`, [ids[1]]);
    await called(ids[1], { to: 'Eva.Old@example.com', externalId: 'e-1' });
    await called(ids[1], { to: 'Eva.New@example.com', externalId: 'e-2', number: 2 });
    expect(await found('eva.new@')).toEqual([ids[1]]);
    expect(await found('eva.old@')).toEqual([]);
    const [reply] = await app.database.query<{ id: string }>(
      `insert into message (id, hub_id, idem, direction, channel, lane, category, purpose, from_address, to_address, external_id)
       values (gen_random_uuid(), 'main', 'inbound|x', 'inbound', 'whatsapp', 'priority', 'custom', 'transactional', '+34611222333', '+34911111111', 'wamid.1') returning id`);
    expect(await found('+346112')).toEqual([reply?.id]);
    expect(await found('wamid.')).toEqual([reply?.id]);
    expect(await found('+34911')).toEqual([]);
    await app.database.query('delete from message where id = $1', [reply?.id]);
  });

  it('gives the newest of a search that many match, also where thousands of others are newer than all of them', async () => {
    await app.database.query(
      `insert into message (id, hub_id, idem, channel, lane, category, purpose, to_address, to_given, created_at)
       select gen_random_uuid(), 'main', 'many|' || n, 'email', 'bulk', 'custom', 'transactional', case when n <= 1200 then 'old' else 'new' end || n || '@example.com', true,
         timestamptz '2026-10-01T00:00:00Z' + n * interval '1 second' from generate_series(1, 11500) n`);
    const page = async (query: Record<string, string>) => {
      const { items, nextCursor } = await list({ limit: '2', ...query });
      return { to: items.map(({ to }) => to), cursor: nextCursor ?? '' };
    };
    expect((await page({ q: 'new' })).to).toEqual(['new11500@example.com', 'new11499@example.com']);
    const old = await page({ q: 'OLD' });
    expect(old.to).toEqual(['old1200@example.com', 'old1199@example.com']);
    expect((await page({ q: 'OLD', cursor: old.cursor })).to).toEqual(['old1198@example.com', 'old1197@example.com']);
    await app.database.query(`delete from message where idem like 'many|%'`);
  });

  it('calls people by their names where the customer has one', async () => {
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-0', customer: { firstName: 'Ada', lastName: 'Lovelace' } }));
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { email: 'ada_1@example.com' } }));
    const names = Object.fromEntries((await list()).items.map(({ id, customerName }) => [id, customerName]));
    expect([names[ids[0] ?? ''], names[ids[1] ?? ''], names[ids[7] ?? '']]).toEqual(['Ada Lovelace', undefined, undefined]);
  });

  it('searches by the beginning of any word of a name, as people type it', async () => {
    const customer = { firstName: 'Núria', lastName: 'Puig Ferrer' };
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-4', customer }));
    const found = async (q: string, hub: 'main' | 'other' = 'main') => (await list({ q }, hub)).items.map(({ id }) => id);
    expect([await found('nuria'), await found('PUIG f'), await found('ferrer'), await found('uria'), await found('nuria f')]).toEqual([[ids[4]], [ids[4]], [ids[4]], [], []]);
    expect([await found('nuria', 'other'), (await list({ q: 'nuria', status: 'read' })).items]).toEqual([[], []]);
  });

  it('gives the newest of a name that more than a thousand bear', async () => {
    await app.database.query(`insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, search_terms)
      select 'main', 'ana-' || n, '{"firstName": "Ana"}', '{}', gen_random_uuid(), now(), array['ana'] from generate_series(1, 1001) n`);
    await app.database.query(`insert into customer_term (hub_id, term, created_at, customer_id) select hub_id, 'ana', created_at, customer_id from customer where customer_id like 'ana-%'`);
    const id = await send({ customerId: 'ana-1001', to: 'nobody@example.com' });
    expect((await list({ q: 'ana' })).items.map((message) => [message.id, message.customerName])).toEqual([[id, 'Ana']]);
  });

  it('shows a hub its own', async () => {
    expect((await list({}, 'other')).items.map(({ to }) => to)).toEqual(['ada_0@example.com']);
    expect((await app.http().get(`/api/v1/messages/${ids[0]}`).set('authorization', tokens.other)).status).toBe(404);
  });

  it.each([
    [{ from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z' }, '?to'],
    [{ limit: '201' }, '?limit'],
    [{ cursor: 'abc' }, '?cursor'],
    [{ state: 'sent' }, '?state'],
    [{ status: 'lost' }, '?status'],
    [{ q: 'a\u0000' }, '?q'],
  ])('refuses %j', async (query, pointer) => {
    const answer = await get(query);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });
});
