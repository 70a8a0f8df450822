import { eventParked, eventSettled, type Envelope, type MessageDefinition } from '@messaging/contracts';
import { ConsumerContext, type Outcome } from '@messaging/eventing';
import { deriveId, newId } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { erpEvent, eventually } from '@messaging/testing';
import { now, webhooksApp } from '../../test/webhooks-app.js';
import { NoteOutcomesWhenEventsParked } from '../note-outcomes-when-events-parked/note-outcomes-when-events-parked.consumer.js';
import { RecordEventsWhenErpTold } from '../record-events-when-erp-told/record-events-when-erp-told.consumer.js';

const group = 'dispatch.project-customers.erp.customer-events.v1';

describe('events that somebody could not take on', () => {
  let app: Awaited<ReturnType<typeof webhooksApp>>;
  let token: string;

  beforeAll(async () => {
    app = await webhooksApp();
    token = await app.bearer('main', 'messaging.send_message', 'messaging.manage_settings');
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate erp_event, erp_event_parking, outbox'));

  const api = (method: 'get' | 'post', path: string) => app.http()[method](`/api/v1/events${path}`).set('authorization', token);
  const send = async (event: ReturnType<typeof erpEvent>): Promise<string> => {
    await api('post', '').set('content-type', 'application/cloudevents+json').send(JSON.stringify(event));
    return deriveId('main', event.source, event.id);
  };
  type Told = Parameters<NoteOutcomesWhenEventsParked['handle']>[0][number];
  const note = (tx: Tx, definition: MessageDefinition, data: object) =>
    app.get(NoteOutcomesWhenEventsParked).handle([{ id: newId(), type: definition.type, source: '/dispatch', time: new Date(), hubId: 'main', key: 'k', topic: 't', headers: {}, data } as Told], new ConsumerContext([tx]));
  const hear = (definition: MessageDefinition, data: object) => app.database.transaction((tx) => note(tx, definition, data));
  const parked = (eventId: string, consumer = group) => hear(eventParked, { ...eventParked.example, eventId, consumer });
  const settled = (eventId: string, outcome: 'handled' | 'dropped', consumer = group) => hear(eventSettled, { ...eventSettled.example, eventId, consumer, outcome });
  const shown = async (id: string) => (await api('get', `/${id}`)).body as { status: string; reason?: { code: string }; parkings: { consumer: string; state: string }[]; data: unknown };
  const asked = async () => (await app.outbox()).filter(({ type }) => type.endsWith('_asked')).map(({ type, payload }) => [type, payload['eventId']]);
  const list = async (query: string) => ((await api('get', `?${query}`)).body.items as { id: string }[]).map(({ id }) => id);

  it('are listed as parked with the reason, and asked to be tried again where they are parked, not handed on twice', async () => {
    const id = await send(erpEvent('customer.updated', { customerId: 'c-1' }));
    await parked(id);
    expect(await shown(id)).toMatchObject({ status: 'parked', reason: { code: 'CUSTOMER.TOO_LARGE' }, parkings: [{ consumer: group, state: 'parked' }] });
    expect(await list('status=parked&customerId=c-1')).toEqual([id]);
    const before = (await app.outbox()).filter(({ type }) => type === 'customer.updated').length;
    expect((await api('post', `/${id}/replay`)).body).toMatchObject({ status: 'handled' });
    expect(await asked()).toEqual([['event.replay_asked', id]]);
    expect((await app.outbox()).filter(({ type }) => type === 'customer.updated')).toHaveLength(before);
    await settled(id, 'handled');
    expect(await shown(id)).toMatchObject({ status: 'handled', parkings: [] });
    await parked(id);
    expect(await shown(id)).toMatchObject({ status: 'parked' });
  });

  it('are handled when two services are done with them at the same time', async () => {
    const id = await send(erpEvent('customer.updated', { customerId: 'c-1' }));
    await parked(id);
    await parked(id, 'automations.follow');
    let commit: () => void = () => undefined;
    const asksToCommit = new Promise<void>((resolve) => (commit = resolve));
    const first = await new Promise<{ ends: Promise<void> }>((hasSettled) => {
      const ends = app.database.transaction(async (tx) => {
        await note(tx, eventSettled, { ...eventSettled.example, eventId: id, consumer: group, outcome: 'handled' });
        setImmediate(() => hasSettled({ ends }));
        await asksToCommit;
      });
    });
    const second = settled(id, 'handled', 'automations.follow');
    const isWaiting = eventually(async () => expect(await app.database.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).toHaveLength(1));
    await Promise.race([second, isWaiting]).catch(() => undefined);
    commit();
    await Promise.all([first.ends, second]);
    expect(await shown(id)).toMatchObject({ status: 'handled', parkings: [] });
  });

  it('are given up everywhere, once, and for good', async () => {
    const id = await send(erpEvent('customer.updated', { customerId: 'c-1' }));
    await parked(id);
    await parked(id, 'automations.follow');
    for (let n = 0; n < 2; n++) expect((await api('post', `/${id}/drop`)).body).toMatchObject({ status: 'ignored', reason: { code: 'EVENT.DROPPED' } });
    expect(await asked()).toEqual([['event.drop_asked', id]]);
    expect(await list('status=ignored')).toEqual([id]);
    expect((await api('post', `/${id}/replay`)).body.code).toBe('EVENT.GIVEN_UP');
  });

  it('wait while one consumer has them, though another is done', async () => {
    const id = await send(erpEvent('customer.updated', { customerId: 'c-1' }));
    await parked(id);
    await parked(id, 'automations.follow');
    await settled(id, 'handled');
    expect(await shown(id)).toMatchObject({ status: 'parked', parkings: [{ consumer: 'automations.follow' }] });
    await settled(id, 'dropped', 'automations.follow');
    expect(await shown(id)).toMatchObject({ status: 'ignored' });
    await settled(id, 'handled', 'nobody.knows');
    expect(await shown(id)).toMatchObject({ status: 'ignored' });
  });

  it('are told to the other services when they wait at the door, and when they wait no more', async () => {
    const id = await send(erpEvent('sale.completed', { customerId: 'c-1', total: null }));
    const told = async () => (await app.outbox()).filter(({ type }) => type.startsWith('event.')).map(({ type, payload }) => [type, payload['consumer'], payload['outcome'] ?? payload['customerId']]);
    expect(await told()).toEqual([['event.parked', 'webhooks', 'c-1']]);
    await api('post', `/${id}/drop`);
    await api('post', `/${id}/drop`);
    expect((await told()).slice(1)).toEqual([['event.settled', 'webhooks', 'dropped']]);
  });

  it('are shown too when the ERP put them onto the log itself, once, and unknown types among them', async () => {
    const envelope = (type: string, data: object, hubId = 'main'): Envelope => ({ id: deriveId(hubId, '/erp', type), type, source: '/erp', time: new Date(now), hubId, key: 'c-1', topic: 't', headers: { sourceid: '7' }, data });
    const sale = envelope('sale.completed', { customerId: 'c-1', saleId: 's', total: { amount: '1', currency: 'EUR' } });
    const batch = [sale, envelope('invoice.paid', { customerId: 'c-1' }), envelope('sale.completed', { customerId: 'c-1' }, 'other')];
    const record = (): Promise<Outcome[]> => app.database.transaction((tx) => app.get(RecordEventsWhenErpTold).handle(batch, new ConsumerContext([tx])));
    await record();
    await record();
    const { items } = (await api('get', '')).body;
    expect(items.map(({ type, status, sourceId, reason }: { type: string; status: string; sourceId: string; reason?: { code: string } }) => [type, status, sourceId, reason?.code]).sort()).toEqual([['invoice.paid', 'parked', '7', 'EVENT.TYPE_UNKNOWN'], ['sale.completed', 'handled', '7', undefined]]);
    expect((await app.outbox()).map(({ type }) => type)).toEqual(['event.parked', 'event.parked']);
    await parked(newId());
    expect(await list('status=parked&type=customer.updated')).toHaveLength(1);
  });
});
