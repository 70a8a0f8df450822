import { erpEvent, eventually, type ApiClient, type ProductProcess } from '@messaging/testing';
import { SignJWT } from 'jose';
import { Shop, startProduct, tokenSecret } from './shop/shop.js';

const operatorToken = (): Promise<string> =>
  new SignJWT({ operator: true }).setProtectedHeader({ alg: 'HS256' }).setSubject('op').setExpirationTime('1h').sign(new TextEncoder().encode(tokenSecret));

describe('a platform whose operator names the hubs', () => {
  let product: ProductProcess;
  let shop: Shop;
  let operator: ApiClient;
  beforeAll(async () => {
    product = await startProduct({ env: { HUBS: 'registered' } });
    shop = Shop.of(product, { hubId: 'luna' });
    operator = shop.client.as({ bearer: await operatorToken() });
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
  });

  const events = async (): Promise<{ status: string; reason?: { code: string } }[]> => (await shop.client.get<{ items: { status: string }[] }>('/api/v1/events')).body.items;

  it('has its own hub, and lets nobody else in', async () => {
    expect((await shop.client.as({ hubId: 'main' }).get('/api/v1/settings')).status).toBe(200);
    for (const path of ['/api/v1/settings', '/api/v1/templates', '/api/v1/campaigns', '/api/v1/automations', '/api/v1/messages', '/api/v1/hooks']) {
      expect(await shop.client.get(path)).toMatchObject({ status: 403, body: { code: 'HUB.NOT_REGISTERED' } });
    }
    expect(await shop.client.post('/api/v1/messages', { channel: 'sms', to: '+34600000009', category: 'custom', body: 'Hi' })).toMatchObject({ status: 403 });
  });

  it('keeps what the ERP of another hub tells, and acts on it once the hub is named', async () => {
    const startsAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const booked = erpEvent('booking.confirmed', { customerId: 'c-1', bookingId: 'b-1', startsAt, customer: { firstName: 'Ada', phone: '+34600000001', locale: 'es' } });
    expect(await shop.publish(booked)).toMatchObject({ accepted: 1 });
    await eventually(async () => expect(await events()).toMatchObject([{ status: 'parked', reason: { code: 'HUB.NOT_REGISTERED' } }]));
    await eventually(async () => expect((await operator.get('/api/v1/operator/hubs?problem=not_registered')).body).toMatchObject({ items: [{ id: 'luna', waitingEvents: 1 }] }));
    expect(await operator.put('/api/v1/operator/hubs/luna', { name: 'Luna', locale: 'es', timeZone: 'Europe/Madrid', country: 'ES' })).toMatchObject({ status: 200, body: { status: 'active' } });
    expect((await shop.client.get('/api/v1/settings')).body).toMatchObject({ hub: { name: 'Luna', timeZone: 'Europe/Madrid' } });
    await shop.messageOf('c-1', 'delivered');
    await eventually(async () => expect(await events()).toMatchObject([{ status: 'handled' }]));
    await eventually(async () => expect((await operator.get('/api/v1/operator/usage')).body).toMatchObject({ items: [{ hubId: 'luna', sandbox: true, messages: 1 }] }));
  });
});
