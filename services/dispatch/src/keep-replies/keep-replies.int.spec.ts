import type { CustomerFields, MessageReceived } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import { customerEvent, preference, reply, together } from '../../test/builders.js';
import { dispatchApp, type Batch, type DispatchApp } from '../../test/dispatch-app.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { KeepRepliesConsumer } from './keep-replies.consumer.js';
import { conversationId } from './keep-replies.handler.js';

describe('what people write', () => {
  let app: DispatchApp;
  let authorization: string;
  let other: string;
  const ana = '+34600111222';

  beforeAll(async () => {
    app = await dispatchApp();
    authorization = await app.hub('main');
    other = await app.hub('other');
    await app.http().patch('/api/v1/settings').set({ authorization }).send({ hub: { country: 'ES' } });
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate conversation, message, attempt, send_queue, whatsapp_window, suppression, consent, customer, customer_address, activity, outbox, inbox'));

  const hear = (...batches: Batch[]) => app.deliver(KeepRepliesConsumer, 'handle', together(...batches));
  const get = async (path: string, as = authorization) => (await app.http().get(`/api/v1/${path}`).set({ authorization: as })).body;
  const conversations = async (query = '', as = authorization) => (await get(`conversations${query}`, as)).items;
  const suppressions = () => app.database.query('select channel, address, scope, reason_code from suppression order by 1, 2');
  const wrote = (text: string, change: Partial<MessageReceived> = {}) => hear(reply({ text, ...change }));

  it('stands on one conversation per person and channel, unread until somebody looks, and opens WhatsApp’s window', async () => {
    const at = new Date(Date.now() - 3_600_000);
    await hear(reply({ text: 'Hola', at: at.toISOString(), externalId: 'a', profileName: 'Ana' }), reply({ text: '¿Hay cita?', externalId: 'b' }), reply({ text: 'x', channel: 'sms', externalId: 'c' }));
    await hear(reply({ text: '¿Hay cita?', externalId: 'b' }));
    const [first, second] = await conversations();
    expect([first, second].map(({ channel, unread }) => [channel, unread]).sort()).toEqual([['sms', 1], ['whatsapp', 2]]);
    const whatsapp = [first, second].find(({ channel }) => channel === 'whatsapp');
    expect(whatsapp).toMatchObject({ address: ana, name: 'Ana', sandbox: false, lastMessage: { direction: 'inbound', body: '¿Hay cita?', status: 'delivered' }, window: { open: true } });
    expect(Date.parse(whatsapp.window.closesAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect((await conversations('?unread=true&channel=whatsapp')).length).toBe(1);
    const read = await app.http().post(`/api/v1/conversations/${whatsapp.id}/read`).set({ authorization });
    expect([read.status, read.body.unread]).toEqual([200, 0]);
    expect(await conversations('?unread=true&channel=whatsapp')).toEqual([]);
    const [message] = (await get('messages?direction=inbound&channel=whatsapp')).items;
    expect(message).toMatchObject({ direction: 'inbound', from: ana, body: '¿Hay cita?', status: 'read', provider: 'scripted', externalId: 'b' });
    expect((await get(`messages/${message.id}/timeline`)).items[0].text).toBe(`Written by ${ana}.`);
  });

  it('belongs to the customer who is reached there, and is seen by the own hub alone', async () => {
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { phone: '600 111 222' } }));
    await hear(reply({ text: 'Hola' }), reply({ text: 'otra' }, 'other'));
    const [mine] = await conversations();
    expect(mine).toMatchObject({ customerId: 'c-1', lastMessage: { body: 'Hola' } });
    const [theirs] = await conversations('', other);
    expect(theirs).toMatchObject({ lastMessage: { body: 'otra' } });
    expect(theirs).not.toHaveProperty('customerId');
    expect(await get(`conversations/${mine.id}`, other)).toMatchObject({ status: 404, code: 'CONVERSATION.NOT_FOUND' });
    expect((await app.http().post(`/api/v1/conversations/${mine.id}/read`).set({ authorization: other })).status).toBe(404);
    expect((await get('customers/c-1/activity')).items.map((item: { kind: string }) => item.kind)).toContain('reply');
  });

  it('has the name of who is known there now: as soon as the customer is, no longer than the address is theirs', async () => {
    const customer = (type: string, customerId: string, fields: CustomerFields, at = Date.now()) => app.deliver(ProjectCustomersConsumer, 'handle', customerEvent(type, { customerId, customer: fields }, { time: new Date(at) }));
    const shown = async (query = '') => (await conversations(query)).map((item: { address: string; customerId?: string; customerName?: string }) => [item.address, item.customerId, item.customerName]);
    const start = Date.now() - 60_000;
    await hear(reply({ text: 'Hola' }), reply({ text: 'otra' }, 'other'));
    expect(await shown()).toEqual([[ana, undefined, undefined]]);
    await customer('customer.created', 'c-1', { firstName: 'Ana', lastName: 'Ruiz', phone: '600 111 222' }, start);
    expect(await shown()).toEqual([[ana, 'c-1', 'Ana Ruiz']]);
    expect([await shown('?q=ruiz'), await shown('?q=c-1'), await shown('?q=x-1')].map((found) => found.length)).toEqual([1, 1, 0]);
    expect((await conversations('', other))[0]).not.toHaveProperty('customerId');
    await wrote('Soy Ana');
    await customer('customer.updated', 'c-1', { phone: '+34600999000' }, start + 1000);
    expect([await shown(), (await shown('?q=ruiz')).length]).toEqual([[[ana, undefined, undefined]], 0]);
    await customer('customer.created', 'c-2', { firstName: 'Eva', phone: ana }, start + 2000);
    expect(await shown()).toEqual([[ana, 'c-2', 'Eva']]);
    await customer('customer.deleted', 'c-2', {}, start + 3000);
    expect(await shown()).toEqual([[ana, undefined, undefined]]);
  });

  it('keeps the name where somebody goes on under another number that the record does not have yet', async () => {
    await wrote('Hola', { userId: 'ES.1' });
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { firstName: 'Ana', phone: ana } }, { time: new Date(Date.now() - 60_000) }));
    await hear(reply({ content: 'system', text: 'User Ana changed', from: '+34600999888', userId: 'ES.2', movedFrom: { address: ana, userId: 'ES.1' } }));
    expect(await conversations()).toMatchObject([{ address: '+34600999888', customerId: 'c-1', customerName: 'Ana' }]);
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.deleted', { customerId: 'c-1' }));
    expect((await conversations())[0]).not.toHaveProperty('customerId');
  });

  it('and what is answered make one thread, newest first, in pages', async () => {
    await wrote('¿Hay cita?');
    const answer = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'whatsapp', to: ana, category: 'custom', body: 'Sí, a las 5' });
    expect(answer.status).toBe(202);
    app.run('send ');
    await eventually(async () => expect((await app.message(answer.body.id))['status']).toBe('sent'));
    const [{ id, lastMessage }] = await conversations();
    expect(lastMessage).toMatchObject({ direction: 'outbound', body: 'Sí, a las 5', status: 'sent' });
    const first = await get(`conversations/${id}/messages?limit=1`);
    expect(first.items.map((message: { body: string }) => message.body)).toEqual(['Sí, a las 5']);
    const second = await get(`conversations/${id}/messages?limit=1&cursor=${first.nextCursor}`);
    expect([second.items.map((message: { body: string }) => message.body), second.nextCursor]).toEqual([['¿Hay cita?'], null]);
  });

  it('by mail has its subject, and an answer headed so says which mail it answers', async () => {
    const mail = (change: Partial<MessageReceived>) => wrote('¿Hay cita?', { channel: 'email', from: 'Ana@Example.com', externalId: 'b@mail.example', subject: 'Una cita', references: ['a@shop.example'], ...change });
    await mail({});
    await mail({ from: 'eva@example.com', externalId: 'sha256:0f' });
    expect((await get('messages?direction=inbound&channel=email')).items.map((item: { subject: string }) => item.subject)).toEqual(['Una cita', 'Una cita']);
    app.provider.calls.length = 0;
    app.run('send ');
    const cases = [['ana@example.com', 'Re: Una cita'], ['ana@example.com', 'Su factura'], ['eva@example.com', 'Re: Una cita'], ['luis@example.com', 'RE: Una cita']];
    for (const [to, subject] of cases) await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'email', to, category: 'custom', subject, body: 'Sí' }).expect(202);
    await app.http().post('/api/v1/messages').set({ authorization: other }).send({ channel: 'email', to: 'ana@example.com', category: 'custom', subject: 'Re: Una cita', body: 'Sí' }).expect(202);
    await eventually(() => expect(app.provider.calls).toHaveLength(5));
    const answered = app.provider.calls.filter(({ answers }) => answers !== undefined);
    expect(answered).toMatchObject([{ hubId: 'main', to: 'ana@example.com', subject: 'Re: Una cita', answers: { id: 'b@mail.example', references: ['a@shop.example'] } }]);
  });

  it('of a machine is kept and marked, wants no answer, and is nobody’s word', async () => {
    await wrote('BAJA', { channel: 'email', from: 'ana@example.com', content: 'automatic', externalId: 'a' });
    expect(await conversations()).toMatchObject([{ address: 'ana@example.com', unread: 0, lastMessage: { body: 'BAJA' } }]);
    expect((await get('messages?direction=inbound')).items).toMatchObject([{ metadata: { content: 'automatic' } }]);
    expect(await suppressions()).toEqual([]);
    await hear(reply({ text: 'Hola', channel: 'email', from: 'ana@example.com', externalId: 'b' }), reply({ text: 'Fuera', channel: 'email', from: 'ana@example.com', externalId: 'c', content: 'automatic' }));
    expect(await conversations()).toMatchObject([{ unread: 1 }]);
  });

  it('is searched by address, customer and name, in pages', async () => {
    await hear(...['+34600000001', '+34600000002', '+34700000003'].map((from, index) => reply({ from, profileName: `Ana ${index}`, at: new Date(Date.now() - index * 1000).toISOString() })));
    expect((await conversations('?q=%2B346')).length).toBe(2);
    expect((await conversations('?q=ana%202')).map((item: { address: string }) => item.address)).toEqual(['+34700000003']);
    const page = await get('conversations?limit=2');
    expect((await get(`conversations?limit=2&cursor=${page.nextCursor}`)).items.map((item: { address: string }) => item.address)).toEqual(['+34700000003']);
    expect(await get('conversations?unread=maybe')).toMatchObject({ status: 400 });
    expect(await get('conversations?cursor=x')).toMatchObject({ status: 400 });
  });

  it('as a keyword closes SMS for everything, WhatsApp and email for marketing, and opens them again', async () => {
    await wrote('STOP', { channel: 'sms' });
    await wrote('¡Baja!');
    await wrote('Unsubscribe\n\n> Hola', { channel: 'email', from: 'Ana@Example.com' });
    await wrote("don't stop", { from: '+34600999999' });
    expect(await suppressions()).toEqual([
      { channel: 'email', address: 'ana@example.com', scope: 'marketing', reason_code: 'OPT_OUT.KEYWORD' }, { channel: 'sms', address: ana, scope: 'all', reason_code: 'OPT_OUT.KEYWORD' },
      { channel: 'whatsapp', address: ana, scope: 'marketing', reason_code: 'OPT_OUT.KEYWORD' },
    ]);
    await hear(reply({ text: 'ALTA' }), reply({ text: 'START', channel: 'sms' }));
    expect(await suppressions()).toEqual([{ channel: 'email', address: 'ana@example.com', scope: 'marketing', reason_code: 'OPT_OUT.KEYWORD' }]);
  });

  it('is the person’s word as the provider reads it: buttons, switches, Twilio’s type', async () => {
    await wrote('No quiero más', { signal: 'stop' });
    await hear(preference({ from: '+34600333444' }));
    await wrote('HELP STOP', { signal: 'help', from: '+34600555666' });
    await wrote('STOP', { signal: 'help', from: '+34600777888' });
    expect(await suppressions()).toMatchObject([{ address: ana, scope: 'marketing', reason_code: 'OPT_OUT.PROVIDER' }, { address: '+34600333444', reason_code: 'OPT_OUT.PROVIDER' }]);
    await hear(preference({ from: '+34600333444', choice: 'resume' }));
    expect(await suppressions()).toHaveLength(1);
  });

  it('is consent, told to the other services, in the order in which it was said', async () => {
    await app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { phone: ana, consent: { whatsapp: { marketing: true } } } }, { time: new Date(0) }));
    const start = Date.now() - 10_000;
    await hear(...['STOP', 'START', 'STOP'].map((text, index) => reply({ text, at: new Date(start + index * 1000).toISOString() })));
    expect((await app.published('consent.changed')).map(({ payload }) => payload['marketing'])).toEqual([true, false, true, false]);
    expect(await suppressions()).toHaveLength(1);
    await wrote('STOP', { externalId: 'again' });
    expect(await suppressions()).toHaveLength(1);
  });

  it('of people without a number stands at their user id, and at the number once it was known', async () => {
    const userId = 'ES.13491208655302741918';
    await wrote('hola', { from: userId, userId });
    expect((await conversations()).map((item: { address: string }) => item.address)).toEqual([userId]);
    await wrote('soy Ana', { from: ana, userId: 'ES.2' });
    await wrote('otra vez', { from: 'ES.2', userId: 'ES.2' });
    expect((await conversations()).map((item: { address: string; unread: number }) => [item.address, item.unread])).toEqual(expect.arrayContaining([[ana, 2], [userId, 1]]));
  });

  it('of people without a number holds at their number once they write from it, and when they are written to by their id', async () => {
    const userId = 'ES.77';
    await hear(preference({ from: userId, userId }));
    expect(await suppressions()).toMatchObject([{ address: userId, scope: 'marketing' }]);
    await wrote('soy Ana', { from: ana, userId });
    expect(await suppressions()).toMatchObject([{ address: ana, scope: 'marketing', reason_code: 'OPT_OUT.PROVIDER' }]);
    const written = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'whatsapp', to: userId, category: 'custom', body: 'Hola' }).expect(202);
    expect(written.body.to).toBe(ana);
    await wrote('ALTA', { from: ana, userId });
    expect(await suppressions()).toEqual([]);
  });

  it('goes on where the person is reached now, with window, refusal and history', async () => {
    const [mobile, before, after] = ['+34600999888', 'ES.1', 'ES.2'];
    await wrote('hola', { userId: before, profileName: 'Ana' });
    await wrote('BAJA', { userId: before });
    const answered = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'whatsapp', to: ana, category: 'custom', body: 'Hola Ana' }).expect(202);
    // The second: the first may be made by the sending meanwhile.
    await app.database.query(`insert into attempt (id, hub_id, message_id, number, provider, account_id, status, to_address) select gen_random_uuid(), 'main', $1::uuid, 2, 'scripted', gen_random_uuid(), 'sent', $2`, [answered.body.id, ana]);
    const moved = reply({ content: 'system', text: 'User Ana changed', from: mobile, userId: after, movedFrom: { address: ana, userId: before }, externalId: 'moved' });
    await hear(moved);
    await hear(moved);
    const [only, ...others] = await conversations();
    expect([only, others]).toMatchObject([{ address: mobile, name: 'Ana', unread: 3, window: { open: true } }, []]);
    const bodies = (await get(`conversations/${only.id}/messages`)).items.map((message: { body: string }) => message.body);
    expect(bodies.sort()).toEqual(['BAJA', 'Hola Ana', 'User Ana changed', 'hola']);
    expect(await suppressions()).toMatchObject([{ address: ana, reason_code: 'OPT_OUT.KEYWORD' }, { address: mobile, reason_code: 'OPT_OUT.KEYWORD' }]);
    await wrote('otra vez', { from: after, userId: after });
    expect((await conversations()).map((item: { address: string; unread: number }) => [item.address, item.unread])).toEqual([[mobile, 4]]);
  });

  it('stays at the number of who has another id alone, and goes along with the id where there is no number', async () => {
    await wrote('hola', { from: ana, userId: 'ES.1' });
    await wrote('buenas', { from: 'ES.8', userId: 'ES.8' });
    const system = (before: string, now: string) => wrote('User changed', { content: 'system', from: now, userId: now, movedFrom: { userId: before } });
    await system('ES.1', 'ES.2');
    await system('ES.8', 'ES.9');
    await wrote('otra vez', { from: 'ES.2', userId: 'ES.2' });
    expect((await conversations()).map((item: { address: string; unread: number }) => [item.address, item.unread]).sort()).toEqual([[ana, 3], ['ES.9', 2]]);
  });

  describe('from a Mexican mobile, which WhatsApp spells with a 1', () => {
    const [sara, asSpelled] = ['+523312345678', '+5213312345678'];
    const isKnown = (phone: string) => app.deliver(ProjectCustomersConsumer, 'handle', customerEvent('customer.created', { customerId: 'c-1', customer: { firstName: 'Sara', phone } }));

    it.each([sara, '+52 1 33 1234 5678'])('is of the customer with %s, opens their window, and STOP closes their address', async (phone) => {
      await isKnown(phone);
      await wrote('Hola', { from: asSpelled });
      expect(await conversations()).toMatchObject([{ address: sara, customerId: 'c-1', customerName: 'Sara', unread: 1, window: { open: true } }]);
      expect((await get('customers/c-1/activity')).items.map((item: { kind: string }) => item.kind)).toContain('reply');
      await wrote('BAJA', { from: asSpelled });
      expect(await suppressions()).toEqual([{ channel: 'whatsapp', address: sara, scope: 'marketing', reason_code: 'OPT_OUT.KEYWORD' }]);
      await hear(preference({ from: asSpelled, choice: 'resume' }));
      expect(await suppressions()).toEqual([]);
      await wrote('STOP', { from: asSpelled, channel: 'sms' });
      expect(await suppressions()).toMatchObject([{ channel: 'sms', address: sara }]);
    });

    it('goes on with what was kept under that spelling before', async () => {
      await isKnown(sara);
      const [old, kept] = [conversationId('main', 'whatsapp', asSpelled), conversationId('main', 'whatsapp', '+34600777111')];
      await wrote('antes', { from: '+34600777111' });
      await app.database.query('update conversation set id = $1, address = $2 where id = $3', [old, asSpelled, kept]);
      await app.database.query('update message set conversation_id = $1, from_address = $2 where conversation_id = $3', [old, asSpelled, kept]);
      await hear(reply({ text: 'ahora', from: asSpelled }), reply({ text: 'luego', from: asSpelled }));
      const [only, ...others] = await conversations();
      expect([only, others]).toMatchObject([{ address: sara, customerId: 'c-1', unread: 3 }, []]);
      expect((await get(`conversations/${only.id}/messages`)).items).toHaveLength(3);
    });
  });

  it('by the system opens no window, and an old message none that is over', async () => {
    await wrote('cambió de número', { content: 'system' });
    await wrote('viejo', { from: '+34600000001', at: new Date(Date.now() - 25 * 3_600_000).toISOString() });
    const windows = (await conversations()).map((item: { address: string; window?: { open: boolean } }) => [item.address, item.window?.open]);
    expect(windows).toEqual(expect.arrayContaining([[ana, undefined], ['+34600000001', false]]));
  });
});
