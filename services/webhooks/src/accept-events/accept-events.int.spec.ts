import { deriveId } from '@messaging/kernel';
import { erpEvent } from '@messaging/testing';
import { now, webhooksApp } from '../../test/webhooks-app.js';

describe('POST /api/v1/events', () => {
  let app: Awaited<ReturnType<typeof webhooksApp>>;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await webhooksApp();
    const all = ['messaging.send_message', 'messaging.view_message', 'messaging.manage_settings'] as const;
    tokens = { main: await app.bearer('main', ...all), other: await app.bearer('other', ...all) };
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate erp_event, outbox'));

  const single = (event: unknown, token = tokens.main) =>
    app.http().post('/api/v1/events').set('authorization', token).set('content-type', 'application/cloudevents+json').send(JSON.stringify(event));
  const batch = (events: unknown, token = tokens.main) =>
    app.http().post('/api/v1/events').set('authorization', token).set('content-type', 'application/cloudevents-batch+json').send(typeof events === 'string' ? events : JSON.stringify(events));
  const get = (path: string, token = tokens.main) => app.http().get(path).set('authorization', token);

  const forwarded = async () => (await app.outbox()).filter(({ type }) => !type.startsWith('event.')).map((row) => row.event_id);

  it('hands an event on once, however often it is sent', async () => {
    const event = erpEvent('customer.created', { customerId: 'c-1' }, { backfill: 'true', time: '2026-11-20T08:00:00+01:00' });
    expect((await single(event)).body).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    const again = await single({ ...event, data: { customerId: 'c-2', customer: {} } });
    expect(again.status).toBe(202);
    expect(again.body).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
    const published = await app.outbox();
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject({
      event_id: deriveId('main', event.source, event.id), type: 'customer.created', key: 'c-1', hub_id: 'main', source: event.source,
      time: new Date('2026-11-20T07:00:00Z'), headers: { sourceid: event.id, backfill: 'true' }, payload: event.data,
    });
  });

  it('takes binary mode: attributes in headers, percent-encoded, the body as data', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await app.http().post('/api/v1/events').set('authorization', tokens.main).set('traceparent', traceparent)
      .set({ 'ce-id': 'e%C3%B1-1', 'ce-source': '/erp', 'ce-type': 'custom.parcel_lost', 'ce-specversion': '1.0' }).send({ customerId: 'c-1', parcel: 7 });
    expect(answer.status).toBe(202);
    expect(await app.outbox()).toMatchObject([{ type: 'custom.parcel_lost', time: new Date(now), headers: { sourceid: 'eñ-1', traceparent }, payload: { customerId: 'c-1', parcel: 7 } }]);
  });

  it('keeps the same ids of two hubs apart, and shows each hub its own', async () => {
    const { hubid: _, ...event } = erpEvent('customer.updated', { customerId: 'c-1' });
    expect((await single(event)).body.accepted).toBe(1);
    expect((await single(event, tokens.other)).body.accepted).toBe(1);
    const [mine] = (await get('/api/v1/events')).body.items;
    expect((await get('/api/v1/events')).body.items).toHaveLength(1);
    expect((await get(`/api/v1/events/${mine.id}`)).body.data.customerId).toBe('c-1');
    const foreign = await get(`/api/v1/events/${mine.id}`, tokens.other);
    expect(foreign.status).toBe(404);
    expect((await app.http().post(`/api/v1/events/${mine.id}/replay`).set('authorization', tokens.other)).status).toBe(404);
  });

  it('refuses another hub than the token names', async () => {
    const answer = await single(erpEvent('customer.created', {}, { hubid: 'other' }));
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('EVENT.HUB_MISMATCH');
    expect(await app.outbox()).toHaveLength(0);
  });

  it('lists what is broken in a batch and accepts the rest, once each', async () => {
    const good = erpEvent('sale.completed', { customerId: 'c-1' });
    const { source: _, ...sourceless } = erpEvent('customer.created');
    const answer = await batch([
      good, sourceless, 7, erpEvent('customer.created', {}, { time: 'yesterday' }), erpEvent('customer.created', {}, { hubid: 'other' }),
      erpEvent('custom.big', { text: 'x'.repeat(256 * 1024) }, { id: 'big' }), good, erpEvent('customer.created', { customerId: 'c-2' }),
    ]);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(answer.body.rejected.map((r: { index: number; problem: { status: number; code: string } }) => [r.index, r.problem.status, r.problem.code])).toEqual([
      [1, 400, 'EVENT.ENVELOPE_INVALID'], [2, 400, 'EVENT.ENVELOPE_INVALID'], [3, 400, 'EVENT.ENVELOPE_INVALID'], [4, 400, 'EVENT.HUB_MISMATCH'], [5, 413, 'EVENT.TOO_LARGE'],
    ]);
    expect(answer.body.rejected[0].problem.errors).toEqual([{ pointer: '/source', code: 'FIELD.REQUIRED', detail: 'is required' }]);
    expect(answer.body.rejected[4].id).toBe('big');
    expect((await app.outbox()).map((row) => row.key)).toEqual(['c-1', 'c-2']);
  });

  it('answers 413 for one event over 256 KB and 400 for a batch over 1,000', async () => {
    expect((await single(erpEvent('custom.big', { text: 'x'.repeat(256 * 1024) }))).status).toBe(413);
    expect((await batch(Array.from({ length: 1001 }, () => 0))).body.code).toBe('EVENT.BATCH_TOO_LARGE');
  });

  it('parks unknown types and bad data, and hands none of them on', async () => {
    const answer = await batch([erpEvent('invoice.paid' as never, { customerId: 'c-9' }), erpEvent('sale.completed', { customerId: 'c-8', total: '12' }), erpEvent('customer.updated', { customerId: 'ü' })]);
    expect(answer.body).toMatchObject({ accepted: 3, rejected: [] });
    expect(new Set((await app.outbox()).map(({ type }) => type))).toEqual(new Set(['event.parked']));
    const { items } = (await get('/api/v1/events?status=parked')).body;
    expect(items.map((e: { type: string; reason: { code: string } }) => [e.type, e.reason.code]).sort()).toEqual([
      ['customer.updated', 'EVENT.DATA_INVALID'], ['invoice.paid', 'EVENT.TYPE_UNKNOWN'], ['sale.completed', 'EVENT.DATA_INVALID'],
    ]);
    expect((await get('/api/v1/events?customerId=c-8')).body.items[0].reason.detail).toContain('/total');
  });

  it('pages newest first and refuses a cursor of its own invention', async () => {
    for (const customerId of ['c-1', 'c-2', 'c-3']) await single(erpEvent('customer.updated', { customerId }));
    const first = (await get('/api/v1/events?limit=2&type=customer.updated')).body;
    expect(first.items.map((e: { customerId: string }) => e.customerId)).toEqual(['c-3', 'c-2']);
    const second = (await get(`/api/v1/events?limit=2&type=customer.updated&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ items: [{ customerId: 'c-1' }], nextCursor: null });
    expect((await get('/api/v1/events?cursor=nonsense')).status).toBe(400);
  });

  it('replays: a handled event under its id, a parked one once it is sound; drops a parked one', async () => {
    await batch([erpEvent('customer.updated', { customerId: 'c-1' }), erpEvent('sale.completed', { customerId: 'c-2', total: null })]);
    const { items } = (await get('/api/v1/events')).body as { items: { id: string; status: string }[] };
    const idOf = (status: string) => items.find((item) => item.status === status)?.id;
    const post = (id: string | undefined, verb: string) => app.http().post(`/api/v1/events/${id}/${verb}`).set('authorization', tokens.main);
    expect((await post(idOf('handled'), 'replay')).status).toBe(200);
    expect(await forwarded()).toEqual([idOf('handled'), idOf('handled')]);
    expect((await post(idOf('handled'), 'drop')).body.code).toBe('EVENT.ALREADY_HANDLED');
    expect((await post(idOf('parked'), 'replay')).body.code).toBe('EVENT.STILL_UNSOUND');
    await app.database.query(`update erp_event set data = jsonb_set(data::jsonb, '{total}', '{"amount":"1","currency":"EUR"}')::text where status = 'parked'`);
    expect((await post(idOf('parked'), 'drop')).body).toMatchObject({ status: 'ignored' });
    expect((await post(idOf('parked'), 'drop')).status).toBe(200);
    expect((await post(idOf('parked'), 'replay')).body).toMatchObject({ status: 'handled' });
    expect(await forwarded()).toHaveLength(3);
  });

  it('survives the same batch at the same time in another order', async () => {
    const events = Array.from({ length: 1000 }, () => erpEvent('customer.updated'));
    const answers = await Promise.all([events, [...events].reverse(), events, [...events].reverse()].map((given) => batch(given)));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202]);
    expect(answers.reduce((sum, answer) => sum + answer.body.accepted, 0)).toBe(1000);
    expect(await app.outbox()).toHaveLength(1000);
  });
});
