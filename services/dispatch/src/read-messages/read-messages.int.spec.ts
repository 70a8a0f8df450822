import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';

interface Page {
  readonly items: readonly { readonly id: string; readonly to: string }[];
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

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
    for (let n = 0; n < 7; n++) ids.push(await send({ to: `ada_${n}@Example.com`, customerId: `c-${n}`, category: n % 2 ? 'marketing' : 'custom' }));
    ids.push(await send({ channel: 'sms', to: '+34600111222' }));
    await send({ to: 'ada_0@example.com' }, 'other');
    await app.database.query(`update message set created_at = '2026-11-01T10:00:00Z'`);
    await app.database.query(`update message set external_id = '50%_off', status = 'sent' where id = $1`, [ids[0]]);
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

  it('filters, each alone and together', async () => {
    const count = async (query: Record<string, string>) => (await list(query)).items.length;
    expect(await count({ channel: 'sms' })).toBe(1);
    expect(await count({ status: 'sent' })).toBe(1);
    expect(await count({ customerId: 'c-3', channel: 'email' })).toBe(1);
    expect(await count({ from: '2026-11-01T10:00:00Z', to: '2026-11-01T10:00:01Z' })).toBe(8);
    expect(await count({ from: '2026-11-01T10:00:00.001Z' })).toBe(0);
    expect(await count({ automationId: ids[0] ?? '' })).toBe(0);
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
