import { messageEvents, type Envelope, type HookDelivery, type HookDeliveryDetail, type HookView, type NewHook } from '@messaging/contracts';
import { ConsumerContext } from '@messaging/eventing';
import { newId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { Webhook } from 'standardwebhooks';
import { hookReceiver } from '../../test/receiver.js';
import { webhooksApp } from '../../test/webhooks-app.js';
import { KnownHooks } from '../queue-deliveries/known-hooks.js';
import { QueueDeliveriesWhenDispatchTold } from '../queue-deliveries/queue-deliveries.consumers.js';
import { DeliverHooks } from './deliver-hooks.js';

type App = Awaited<ReturnType<typeof webhooksApp>>;
type Receiver = Awaited<ReturnType<typeof hookReceiver>>;

describe('outgoing hooks', () => {
  let app: App;
  let receiver: Receiver;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await webhooksApp();
    receiver = await hookReceiver();
    tokens = { main: await app.bearer('main', 'messaging.manage_settings'), other: await app.bearer('other', 'messaging.manage_settings') };
    await app.database.query(`insert into hub (hub_id, seen_at) values ('main', now()), ('other', now())`);
    app.get(DeliverHooks).start();
  });
  beforeEach(async () => {
    await app.database.query('truncate hook, hook_delivery, outbox, idempotent_request');
    app.get(KnownHooks).changed();
    receiver.calls.length = 0;
    receiver.answers.of = (_, response) => response.writeHead(204).end();
  });
  afterAll(async () => {
    await app.get(DeliverHooks).stop();
    await Promise.all([app.close(), receiver.close()]);
  });

  const api = (method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object, hub: 'main' | 'other' = 'main') => app.http()[method](`/api/v1/hooks${path}`).set('authorization', tokens[hub]).send(body);
  const make = async (body: object = {}, hub: 'main' | 'other' = 'main'): Promise<NewHook> => (await api('post', '', { url: `${receiver.url}/hook`, events: ['message.*'], ...body }, hub)).body;
  const sent = (hubId = 'main', type = 'message.sent'): Envelope => ({ id: newId(), type, source: '/dispatch', time: new Date('2026-11-23T10:00:00Z'), hubId, key: 'k', topic: 't', headers: {}, data: { ...(messageEvents[1]?.example as object), customerId: 'c-1' } });
  const tell = (...events: Envelope[]) => app.database.transaction((tx) => app.get(QueueDeliveriesWhenDispatchTold).handle(events, new ConsumerContext([tx])));
  const deliveries = async (id: string, query = '') => (await api('get', `/${id}/deliveries${query}`)).body.items as HookDelivery[];
  const hook = async (id: string) => (await api('get', `/${id}`)).body as HookView;
  /** What waits for a later try is due now. */
  const hurry = () => app.database.query(`update hook_delivery set next_at = $1 where status = 'pending'`, [app.clock.now()]);

  it('are called once per event, signed, with the fact as it is on the log', async () => {
    app.clock.advance(Date.now() - app.clock.now().getTime()); // a signature is valid for five minutes
    const { id, secret } = await make({ events: ['message.sent'] });
    const event = sent();
    await tell(event, sent('main', 'message.queued'), sent('other'));
    await tell(event);
    await eventually(() => expect(receiver.calls).toHaveLength(1));
    const [call] = receiver.calls;
    const verified = new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>);
    expect(verified).toEqual({ type: 'message.sent', timestamp: '2026-11-23T10:00:00.000Z', data: event.data });
    expect(() => new Webhook(`whsec_${Buffer.alloc(24).toString('base64')}`).verify(call?.body ?? '', call?.headers as Record<string, string>)).toThrow('No matching signature');
    await eventually(async () => expect(await deliveries(id)).toMatchObject([{ type: 'message.sent', status: 'delivered', attempts: 1, last: { status: 204 } }]));
    expect(call?.headers['webhook-id']).toBe((await deliveries(id))[0]?.id);
    expect(await hook(id)).toMatchObject({ status: 'active', lastSuccessAt: expect.any(String) });
  });

  it('get everything, each once, when nothing is named', async () => {
    const { status, body } = await api('post', '', { url: `${receiver.url}/all` });
    expect([status, body.events]).toEqual([201, ['message.*', 'consent.changed', 'campaign.completed', 'channel.broken', 'channel.restored']]);
  });

  it('show the secret once, keep it sealed, and are another hub\'s business nowhere', async () => {
    const made = await make();
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const everything = JSON.stringify([await hook(made.id), (await api('get', '')).body, await app.database.query('select * from hook')]);
    expect(everything).not.toContain(made.secret.slice(6));
    const paths = ['', '/deliveries', `/deliveries/${newId()}`];
    for (const path of paths) expect((await api('get', `/${made.id}${path}`, undefined, 'other')).status).toBe(404);
    for (const verb of ['test', `deliveries/${newId()}/replay`]) expect((await api('post', `/${made.id}/${verb}`, undefined, 'other')).status).toBe(404);
    expect([(await api('patch', `/${made.id}`, { isActive: false }, 'other')).status, (await api('delete', `/${made.id}`, undefined, 'other')).status]).toEqual([404, 404]);
    const key = { 'idempotency-key': 'k-1' };
    const twice = await Promise.all([1, 2].map(() => api('post', '', { url: `${receiver.url}/x`, events: ['consent.changed'] }).set(key)));
    expect(new Set(twice.map(({ body }) => `${body.id} ${body.secret}`)).size).toBe(1);
  });

  it('are tried again under the same id, and what came of it is shown', async () => {
    receiver.answers.of = (_, response) => response.writeHead(receiver.calls.length < 3 ? 500 : 200).end('thanks');
    const { id } = await make();
    await tell(sent());
    for (const tries of [1, 2]) {
      await eventually(async () => expect(await deliveries(id)).toMatchObject([{ status: 'pending', attempts: tries, last: { status: 500, error: 'HTTP 500' } }]));
      expect(await hook(id)).toMatchObject({ status: 'failing', failingSince: expect.any(String) });
      await hurry();
    }
    await eventually(async () => expect(await deliveries(id)).toMatchObject([{ status: 'delivered', attempts: 3, last: { status: 200, response: 'thanks' } }]));
    expect(new Set(receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [delivery] = await deliveries(id, '?status=delivered&type=message.sent');
    const detail: HookDeliveryDetail = (await api('get', `/${id}/deliveries/${delivery?.id}`)).body;
    expect(detail.log.map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(JSON.parse(detail.request.body)).toMatchObject({ type: 'message.sent' });
    expect((await api('post', `/${id}/deliveries/${delivery?.id}/replay`)).body).toMatchObject({ status: 'pending' });
    await eventually(() => expect(receiver.calls).toHaveLength(4));
    expect(receiver.calls[3]?.headers['webhook-id']).toBe(delivery?.id);
  });

  it('that answer slowly take no place from others', async () => {
    const held: (() => void)[] = [];
    receiver.answers.of = ({ path }, response) => {
      if (path === '/slow') held.push(() => response.writeHead(204).end());
      else response.writeHead(204).end();
    };
    const slow = await make({ url: `${receiver.url}/slow` });
    const quick = await make({ url: `${receiver.url}/quick` }, 'other');
    await tell(...Array.from({ length: 40 }, () => sent()), ...Array.from({ length: 40 }, () => sent('other')));
    await eventually(() => expect(receiver.calls.filter(({ path }) => path === '/quick')).toHaveLength(40));
    expect(held).toHaveLength(4);
    await eventually(async () => expect((await api('get', `/${quick.id}/deliveries?status=pending`, undefined, 'other')).body.items).toEqual([]));
    receiver.answers.of = (_, response) => response.writeHead(204).end();
    for (const release of held) release();
    await eventually(async () => expect(await deliveries(slow.id, '?status=delivered&limit=200')).toHaveLength(40));
  });

  it('are given up after days without success, told to others, and used again when a person says so', async () => {
    receiver.answers.of = (_, response) => response.writeHead(503).end();
    const { id } = await make();
    await tell(sent());
    await eventually(async () => expect(await hook(id)).toMatchObject({ status: 'failing' }));
    app.clock.advance(5 * 24 * 3_600_000);
    await hurry();
    await eventually(async () => expect(await hook(id)).toMatchObject({ status: 'disabled', isActive: false, reason: { code: 'HOOK.FAILING' } }));
    const told = async () => (await app.outbox()).filter(({ type }) => type.startsWith('hook.')).map(({ type, key, payload }) => [type, key, payload['origin']]);
    expect(await told()).toEqual([['hook.disabled', id, receiver.url]]);
    const before = receiver.calls.length;
    await tell(sent());
    await hurry();
    receiver.answers.of = (_, response) => response.writeHead(200).end();
    expect((await api('patch', `/${id}`, { isActive: true })).body).toMatchObject({ status: 'active' });
    expect((await told()).map(([type]) => type)).toEqual(['hook.disabled', 'hook.enabled']);
    await eventually(async () => expect(await deliveries(id, '?status=pending')).toEqual([]));
    expect(receiver.calls).toHaveLength(before + 1);
  });

  it('are switched off at once by 410, and follow no redirect', async () => {
    receiver.answers.of = ({ path }, response) => void (path === '/gone' ? response.writeHead(410).end() : response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end());
    const gone = await make({ url: `${receiver.url}/gone` });
    const moved = await make({ url: `${receiver.url}/moved` });
    await tell(sent());
    await eventually(async () => expect(await hook(gone.id)).toMatchObject({ status: 'disabled', reason: { code: 'HOOK.GONE' } }));
    await eventually(async () => expect(await deliveries(moved.id)).toMatchObject([{ status: 'pending', last: { status: 302, error: 'HTTP 302: redirects are not followed' } }]));
    expect(receiver.calls.map(({ path }) => path).sort()).toEqual(['/gone', '/moved']);
  });

  it.each([
    ['http://10.0.0.7/x', 'OUTBOUND.ADDRESS_REFUSED'], ['https://169.254.169.254/latest', 'OUTBOUND.ADDRESS_REFUSED'], ['https://167772167/x', 'OUTBOUND.ADDRESS_REFUSED'],
    ['https://[::ffff:10.0.0.7]/x', 'OUTBOUND.ADDRESS_REFUSED'], ['https://0xa.7/x', 'OUTBOUND.ADDRESS_REFUSED'], ['https://[64:ff9b::a00:7]/x', 'OUTBOUND.ADDRESS_REFUSED'], ['http://nowhere.invalid/x', 'HOOK.HTTPS_REQUIRED'], ['ftp://example.com', 'HOOK.URL_INVALID'],
    ['https://user:pass@example.com/', 'HOOK.URL_INVALID'], ['https://example.com/#x', 'HOOK.URL_INVALID'], ['nonsense', 'HOOK.URL_INVALID'], ['https://', 'HOOK.URL_INVALID'], ['javascript:alert(1)', 'HOOK.URL_INVALID'],
  ])('may not lead to %s', async (url, code) => {
    const answer = await api('post', '', { url, events: ['message.*'] });
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.pointer]).toEqual([422, code, '/url']);
  });

  it('can be tried out, with what to do when it fails', async () => {
    const { id } = await make({ isActive: false });
    expect((await api('post', `/${id}/test`)).body).toMatchObject({ ok: true, attempt: { status: 204 } });
    expect(JSON.parse(receiver.calls[0]?.body ?? '{}')).toMatchObject({ type: 'hook.test', data: { hookId: id } });
    receiver.answers.of = (_, response) => response.writeHead(401).end('who are you');
    expect((await api('post', `/${id}/test`)).body).toMatchObject({ ok: false, attempt: { status: 401, response: 'who are you' }, remedy: expect.stringContaining('secret') });
    const { id: closed } = await make({ url: 'http://127.0.0.1:9/x' });
    expect((await api('post', `/${closed}/test`)).body).toEqual({
      ok: false, attempt: expect.objectContaining({ error: expect.stringContaining('ECONNREFUSED'), text: { en: 'The server is there, and takes no calls at this port.', es: expect.any(String) } }),
      remedy: 'Nothing listens there.', remedyText: { en: 'Nothing listens there.', es: expect.stringContaining('Ahí') },
    });
    expect(await deliveries(id)).toEqual([]);
  });

  it('are not overwritten by who read them before somebody else changed them, and says so', async () => {
    const { id } = await make();
    const read = await api('get', `/${id}`);
    const stale = { 'if-match': String(read.headers['etag']) };
    app.clock.advance(1000);
    expect((await api('patch', `/${id}`, { description: 'ours' }).set(stale)).status).toBe(200);
    expect((await api('patch', `/${id}`, { description: 'theirs' }).set(stale)).body).toMatchObject({ status: 412, code: 'REQUEST.STALE' });
    expect((await api('delete', `/${id}`).set(stale)).status).toBe(412);
    expect((await api('get', `/${id}`)).body.description).toBe('ours');
  });

  it('are twenty at most, say what is wrong with them, and go with their deliveries', async () => {
    const { id } = await make();
    await tell(sent());
    await eventually(() => expect(receiver.calls).toHaveLength(1));
    const refused = await api('post', '', { url: 'https://example.com', events: ['mesage.*'], evnts: [] });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ pointer, detail }: { pointer: string; detail: string }) => [pointer, detail])).toEqual(expect.arrayContaining([['/evnts', 'unknown field; did you mean "events"?']]));
    for (let n = 1; n < 20; n++) await make();
    expect((await api('post', '', { url: 'https://example.com', events: ['message.*'] })).body.code).toBe('HOOK.TOO_MANY');
    expect((await api('delete', `/${id}`)).status).toBe(204);
    expect(await app.database.query('select 1 from hook_delivery')).toEqual([]);
    expect((await api('delete', `/${id}`)).status).toBe(404);
  });
});
