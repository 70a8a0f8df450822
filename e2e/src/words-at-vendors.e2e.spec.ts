import type { Conversation, Message } from '@messaging/contracts';
import { erpEvent, eventually, type ProductProcess } from '@messaging/testing';
import { HookReceiver } from './shop/hook-receiver.js';
import { Shop, startProduct } from './shop/shop.js';
import { VendorCallbacks } from './shop/vendor-callbacks.js';

const [ana, luis] = ['+34600700001', '+34600700002'];
const userId = 'US.13491208655302741918';
const seconds = (): string => String(Math.floor(Date.now() / 1000));

describe('what people say at Meta and Twilio', () => {
  const receiver = new HookReceiver();
  const vendors = new VendorCallbacks();
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    await Promise.all([receiver.listen(), vendors.listen()]);
    product = await startProduct({ env: vendors.env });
    shop = Shop.of(product);
    await vendors.connect(shop);
    ({ secret: receiver.secret } = await shop.ask<{ secret: string }>(201, shop.client.post('/api/v1/hooks', { url: receiver.url, events: ['consent.changed', 'message.received'] })));
    const agreed = { marketing: true, at: '2026-01-01T00:00:00Z', source: 'form' };
    await shop.publish(...[['c-ana', ana], ['c-luis', luis]].map(([customerId = '', phone = '']) => erpEvent('customer.created', { customerId, customer: { firstName: customerId, phone, consent: { sms: agreed, whatsapp: agreed } } })));
    await eventually(async () => expect(receiver.facts.filter(({ type }) => type === 'consent.changed')).toHaveLength(4));
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    await Promise.all([receiver.stop(), vendors.stop()]);
  });

  const send = (channel: string, to: string, category = 'custom') =>
    shop.ask<Message>(202, shop.client.post('/api/v1/messages', { channel, to, category, body: category === 'marketing' ? 'Ofertas. Responda BAJA para no recibir más.' : 'Hola' }));
  const settled = (id: string) => eventually(async () => {
    const { body } = await shop.client.get<Message>(`/api/v1/messages/${id}`);
    expect(body.status).not.toBe('queued');
    return body;
  });
  const outcome = async (...message: Parameters<typeof send>) => {
    const { status, reason } = await settled((await send(...message)).id);
    return reason === undefined ? status : `${status} ${reason.code}`;
  };
  const hears = (type: string, data: object) => eventually(async () => expect(receiver.facts).toContainEqual({ type, timestamp: expect.any(String), data: expect.objectContaining(data) }));
  const writes = (from: object, text: string, contact: object = {}) =>
    vendors.fromMeta(shop, 'messages', { contacts: [{ profile: { name: 'Ana' }, ...contact }], messages: [{ ...from, id: `wamid.IN${text}`, timestamp: seconds(), type: 'text', text: { body: text } }] });

  it('by the marketing switch of WhatsApp stops marketing there alone, and starts it again', async () => {
    await writes({ from: ana.slice(1) }, 'Buenas', { wa_id: ana.slice(1) });
    await hears('message.received', { from: ana, text: 'Buenas' });
    expect(await outcome('whatsapp', ana, 'marketing')).toBe('sent');
    const prefer = (value: string) => vendors.fromMeta(shop, 'user_preferences', { contacts: [], user_preferences: [{ wa_id: ana.slice(1), detail: 'User requested', category: 'marketing_messages', value, timestamp: seconds() }] });

    await prefer('stop');
    await hears('consent.changed', { customerId: 'c-ana', channel: 'whatsapp', marketing: false, source: 'recipient' });
    expect([await outcome('whatsapp', ana, 'marketing'), await outcome('whatsapp', ana), await outcome('sms', ana, 'marketing')]).toEqual(['skipped SUPPRESSED', 'sent', 'sent']);
    await prefer('resume');
    await hears('consent.changed', { customerId: 'c-ana', channel: 'whatsapp', marketing: true, source: 'recipient' });
    expect(await outcome('whatsapp', ana, 'marketing')).toBe('sent');
  });

  it('by a word that Twilio took for STOP stops SMS altogether, whatever the word is', async () => {
    expect(await outcome('sms', luis)).toBe('sent');
    await vendors.fromTwilio(shop, { From: luis, Body: 'Ya basta', OptOutType: 'STOP' });
    await hears('consent.changed', { customerId: 'c-luis', channel: 'sms', marketing: false, source: 'recipient' });
    expect([await outcome('sms', luis), await outcome('sms', luis, 'marketing')]).toEqual(['skipped SUPPRESSED', 'skipped SUPPRESSED']);
    await vendors.fromTwilio(shop, { From: luis, Body: 'Venga', OptOutType: 'START' });
    await hears('consent.changed', { customerId: 'c-luis', channel: 'sms', marketing: true, source: 'recipient' });
    expect(await outcome('sms', luis)).toBe('sent');
    await vendors.fromTwilio(shop, { From: luis, Body: 'BAJA', OptOutType: 'HELP' });
    await hears('message.received', { from: luis, text: 'BAJA' });
    expect(await outcome('sms', luis)).toBe('sent');
  });

  it('is kept and answered without a number, by the id that WhatsApp gives them', async () => {
    await writes({ from_user_id: userId }, 'Hola soy yo', { user_id: userId });
    await hears('message.received', { from: userId, userId, text: 'Hola soy yo' });
    const found = await eventually(async () => {
      const { items } = await shop.ask<{ items: Conversation[] }>(200, shop.client.get('/api/v1/conversations', { query: { q: userId } }));
      expect(items).toMatchObject([{ channel: 'whatsapp', address: userId, unread: 1, window: { open: true } }]);
      return items;
    });
    expect(found).toHaveLength(1);
    const { id } = await send('whatsapp', userId);
    expect(await settled(id)).toMatchObject({ status: 'sent', to: userId });
    const sent = vendors.meta.messages.at(-1);
    expect(sent?.body).toMatchObject({ recipient: userId, type: 'text', text: { body: 'Hola' } });
    expect(sent?.body).not.toHaveProperty('to');

    await vendors.fromMeta(shop, 'messages', { statuses: [{ id: sent?.id, status: 'delivered', timestamp: seconds(), recipient_user_id: userId }] });
    await eventually(async () => expect((await shop.client.get<Message>(`/api/v1/messages/${id}`)).body.status).toBe('delivered'));
    await vendors.fromMeta(shop, 'user_preferences', { user_preferences: [{ user_id: userId, category: 'marketing_messages', value: 'stop', timestamp: seconds() }] });
    await eventually(async () => expect(await outcome('whatsapp', userId, 'marketing')).toBe('skipped SUPPRESSED'));
    expect(await outcome('whatsapp', userId)).toBe('sent');
  });
});
