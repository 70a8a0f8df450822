import { customerCreated } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { customerEvent } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';

describe('the operator’s registry', () => {
  let app: DispatchApp;
  let operator: string;
  beforeEach(async () => {
    app = await dispatchApp({ hubs: 'registered' });
    operator = await app.operator();
  });
  afterEach(() => app.close());

  const put = (id: string, body: object) => app.http().put(`/api/v1/operator/hubs/${id}`).set('authorization', operator).send(body);
  const get = (path: string) => app.http().get(`/api/v1/operator/${path}`).set('authorization', operator);
  const ids = async (query = ''): Promise<string[]> => (await get(`hubs${query}`)).body.items.map(({ id }: { id: string }) => id);
  const tell = (hubId: string, customerId: string) =>
    app.deliver(ProjectCustomersConsumer, 'handle', customerEvent(customerCreated.type, { customerId, customer: { id: customerId, email: `${customerId}@example.com` } }, { hubId }));
  const customers = () => app.database.query('select hub_id, customer_id from customer order by hub_id, customer_id');
  const parked = () => app.database.query<{ state: string; reason_code: string }>('select state, reason_code from parked_event');

  it('names a hub, keeps what is not named again, and tells the other services', async () => {
    expect((await get('hubs/sol')).status).toBe(404);
    const made = await put('sol', { name: 'Salon Sol', locale: 'es', timeZone: 'Europe/Madrid', country: 'ES' });
    expect([made.status, made.body]).toMatchObject([200, { id: 'sol', name: 'Salon Sol', locale: 'es', status: 'active', problems: [], providers: { email: 'sandbox' } }]);
    const changed = await put('sol', { name: 'Sol' });
    expect(changed.body).toMatchObject({ name: 'Sol', timeZone: 'Europe/Madrid', country: 'ES' });
    expect((await get('hubs/sol')).body).toEqual(changed.body);
    expect((await app.published('hub.seen')).map(({ hub_id }) => hub_id)).toEqual(['sol']);
    expect((await app.published('settings.changed')).at(-1)?.payload['hub']).toMatchObject({ name: 'Sol', locale: 'es' });
    const before = (await app.published()).length;
    expect((await put('sol', { name: 'Sol', status: 'active' })).status).toBe(200);
    expect(await app.published()).toHaveLength(before);
  });

  it.each<[object, number, string]>([
    [{ name: 'x'.repeat(201) }, 400, '/name'], [{ timeZone: 'Mars/Base' }, 422, '/timeZone'], [{ country: 'QQ' }, 422, '/country'],
    [{ status: 'closed' }, 400, '/status'], [{ nmae: 'x' }, 400, '/nmae'],
  ])('refuses %j', async (body, status, pointer) => {
    const answer = await put('sol', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([status, pointer]);
    expect((await put('not a hub', {})).status).toBe(400);
  });

  it('keeps the events of hubs that nobody named, and handles them once somebody does', async () => {
    await put('sol', {});
    await tell('sol', 'ana');
    await tell('luna', 'eva');
    await tell('luna', 'bea');
    expect(await customers()).toEqual([{ hub_id: 'sol', customer_id: 'ana' }]);
    expect(await parked()).toEqual(Array(2).fill({ state: 'parked', reason_code: 'HUB.NOT_REGISTERED' }));
    expect((await get('hubs/luna')).body).toMatchObject({ status: 'not_registered', waitingEvents: 2, problems: [{ kind: 'not_registered' }] });
    expect([await ids(), await ids('?problem=not_registered'), await ids('?problem=any')]).toEqual([['luna', 'sol'], ['luna'], ['luna']]);
    expect((await put('luna', { name: 'Luna' })).body).toMatchObject({ status: 'active', waitingEvents: 0, problems: [] });
    expect((await parked()).map(({ state }) => state)).toEqual(['retry', 'retry']); // the retry worker's from here on
    await tell('luna', 'ada');
    expect(await customers()).toContainEqual({ hub_id: 'luna', customer_id: 'ada' });
  });

  it('loses no event to a registration at the same moment', async () => {
    const hubs = Array.from({ length: 10 }, (_, index) => `hub-${index}`);
    await Promise.all(hubs.flatMap((hub) => [tell(hub, 'ana'), put(hub, {})]));
    const known = new Set((await customers()).map(({ hub_id }) => hub_id));
    const waiting = await app.database.query<{ hub_id: string; state: string }>('select hub_id, state from parked_event');
    for (const hub of hubs) expect(known.has(hub) || waiting.some(({ hub_id, state }) => hub_id === hub && state === 'retry')).toBe(true);
  });

  it('suspends a hub: nothing of it leaves until it is active again, and nothing is lost', async () => {
    await put('sol', {});
    const token = await app.hub('sol');
    app.run('send ');
    const send = async (): Promise<string> => (await app.http().post('/api/v1/messages').set('authorization', token).send({ channel: 'email', to: `${newId()}@example.com`, category: 'custom', body: 'Hi' }).expect(202)).body.id;
    expect((await put('sol', { status: 'suspended' })).body).toMatchObject({ status: 'suspended', problems: [{ kind: 'hub_suspended', reason: { code: 'HUB.SUSPENDED' } }] });
    const id = await send();
    expect((await app.http().get(`/api/v1/messages/${id}`).set('authorization', token)).body).toMatchObject({ status: 'queued', reason: { code: 'HUB.SUSPENDED' } });
    await app.http().post('/api/v1/settings/hold').set('authorization', token).send({ scope: 'all', on: false }).expect(200);
    expect(app.provider.calls).toHaveLength(0);
    expect(await ids('?problem=hub_suspended')).toEqual(['sol']);
    expect((await put('sol', { status: 'active' })).body).toMatchObject({ status: 'active', problems: [] });
    await eventually(async () => expect(await app.message(id)).toMatchObject({ status: 'sent' }));
    expect((await app.published('sending.held')).map(({ payload }) => payload)).toMatchObject([{ by: 'operator' }]);
  });

  it('lists page by page, and counts what each hub used', async () => {
    for (const id of ['a', 'b', 'c']) await put(id, {});
    const first = (await get('hubs?limit=2')).body;
    const second = (await get(`hubs?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(['c', 'b', 'a']);
    app.run('send ');
    for (const hub of ['a', 'b']) {
      const messages = Array.from({ length: hub === 'a' ? 3 : 1 }, () => ({ channel: 'email', to: `${newId()}@example.com`, category: 'custom', body: 'Hi' }));
      await app.http().post('/api/v1/messages/batch').set('authorization', await app.hub(hub)).send({ messages }).expect(202);
    }
    await eventually(async () => expect(await app.database.query(`select 1 from attempt`)).toHaveLength(4));
    const usage = (await get('usage')).body;
    expect(usage.items).toEqual(['a', 'b'].map((hubId) => ({ hubId, channel: 'email', provider: 'scripted', sandbox: false, messages: hubId === 'a' ? 3 : 1, segments: hubId === 'a' ? 3 : 1 })));
    const page = (await get('usage?limit=1')).body;
    expect([page.items[0].hubId, (await get(`usage?limit=1&cursor=${page.nextCursor}`)).body.items[0].hubId]).toEqual(['a', 'b']);
    expect((await get('usage?month=2024-01')).body).toMatchObject({ month: '2024-01', items: [] });
    expect((await get('usage?month=2024-13')).status).toBe(400);
  });

  it('is for operators alone', async () => {
    const staff = await app.hub('sol');
    for (const path of ['hubs', 'hubs/sol', 'usage']) expect((await app.http().get(`/api/v1/operator/${path}`).set('authorization', staff)).status).toBe(403);
    expect((await app.http().put('/api/v1/operator/hubs/sol').set('authorization', staff).send({ status: 'active' })).status).toBe(403);
  });
});
