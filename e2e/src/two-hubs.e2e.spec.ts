import { randomUUID } from 'node:crypto';
import { erpEvent, type ProductProcess } from '@messaging/testing';
import { Shop, startProduct } from './shop/shop.js';

describe('two hubs on one platform', () => {
  let product: ProductProcess;
  let here: Shop;
  let there: Shop;
  beforeAll(async () => {
    product = await startProduct();
    here = Shop.of(product, { hubId: 'here' });
    there = Shop.of(product, { hubId: 'there' });
    await here.enable('welcome', { channel: 'sms' });
  });
  afterAll(async () => {
    await Promise.all([here.client.close(), there.client.close()]);
    await product.dispose();
  });

  it('exist from their first request, each with its own automations', async () => {
    expect((await here.automation('welcome')).isActive).toBe(true);
    expect((await there.automation('welcome')).isActive).toBe(false);
    expect((await here.automation('welcome')).id).not.toBe((await there.automation('welcome')).id);
  });

  it('may use the same customer id and event id without touching each other', async () => {
    const created = erpEvent('customer.created', { customerId: 'c-1', customer: { firstName: 'Ada', phone: '+34600000001' } });
    expect(await here.publish(created)).toMatchObject({ accepted: 1 });
    expect(await there.publish(created)).toMatchObject({ accepted: 1, duplicates: 0 });
    const message = await here.messageOf('c-1', 'delivered');
    expect(await there.messagesOf('c-1')).toEqual([]);
    const foreign = `/api/v1/messages/${message.id}`;
    for (const path of [foreign, `${foreign}/timeline`]) expect((await there.client.get(path)).status).toBe(404);
    for (const verb of ['cancel', 'resend']) expect((await there.client.post(`${foreign}/${verb}`, {})).status).toBe(404);
    const automation = await here.automation('welcome');
    expect((await there.client.get(`/api/v1/automations/${automation.id}`)).status).toBe(404);
    expect((await there.client.post(`/api/v1/automations/${automation.id}/disable`, {})).status).toBe(404);
  });

  it('have idempotency keys of their own', async () => {
    const idempotencyKey = randomUUID();
    const body = { channel: 'sms', to: '+34600000009', category: 'custom', body: 'Hi' };
    const first = await here.client.post<{ id: string }>('/api/v1/messages', body, { idempotencyKey });
    const again = await here.client.post<{ id: string }>('/api/v1/messages', body, { idempotencyKey });
    const other = await there.client.post<{ id: string }>('/api/v1/messages', body, { idempotencyKey });
    expect([first.status, again.status, other.status]).toEqual([202, 202, 202]);
    expect(again.body.id).toBe(first.body.id);
    expect(other.body.id).not.toBe(first.body.id);
    expect((await here.client.post('/api/v1/messages', { ...body, body: 'Other' }, { idempotencyKey })).status).toBe(409);
  });

  it('cannot speak for each other: the token alone decides', async () => {
    const forged = JSON.stringify(erpEvent('customer.created', {}, { hubid: 'there' }));
    const answer = await here.client.post('/api/v1/events', forged, { headers: { 'content-type': 'application/cloudevents+json' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'EVENT.HUB_MISMATCH' } });
  });
});
