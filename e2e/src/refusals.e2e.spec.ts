import { erpEvent, type ApiAnswer, type ProductProcess } from '@messaging/testing';
import { SignJWT } from 'jose';
import { Shop, startProduct } from './shop/shop.js';

interface ProblemBody {
  readonly code: string;
  readonly status: number;
}

const json = { 'content-type': 'application/json' };
const cloudEvent = { 'content-type': 'application/cloudevents+json' };
const batch = { 'content-type': 'application/cloudevents-batch+json' };

describe('what cannot be accepted is refused in clear words', () => {
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    product = await startProduct();
    shop = Shop.of(product);
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
  });

  const isProblem = (answer: ApiAnswer<ProblemBody>, status: number, code?: string) => {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code: code ?? expect.any(String), requestId: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.(js|ts):|node_modules|select /i);
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = json) => shop.client.post<ProblemBody>(path, body, { headers });

  it('malformed', async () => {
    isProblem(await post('/api/v1/messages', '{"channel": '), 400);
    isProblem(await post('/api/v1/messages', '{"channel":"sms","to":"+34600000001","category":"custom","body":"x","colour":"red"}'), 400);
    isProblem(await post('/api/v1/events', '[]x', batch), 400);
    isProblem(await post('/api/v1/events', JSON.stringify({ ...erpEvent('customer.created'), time: 'yesterday' }), cloudEvent), 400);
    isProblem(await shop.client.get<ProblemBody>('/api/v1/messages', { query: { limit: 1000 } }), 400);
    isProblem(await shop.client.get<ProblemBody>('/api/v1/messages', { query: { colour: 'red' } }), 400);
    isProblem(await shop.client.get<ProblemBody>('/api/v1/messages', { query: { cursor: 'nonsense' } }), 400);
    isProblem(await post('/api/v1/messages', 'channel=sms', { 'content-type': 'application/x-www-form-urlencoded' }), 415);
  });

  it('oversized', async () => {
    isProblem(await post('/api/v1/messages', JSON.stringify({ body: 'x'.repeat(2_000_000) })), 413);
    const large = erpEvent('custom.large', { filling: 'x'.repeat(300_000) });
    isProblem(await post('/api/v1/events', JSON.stringify(large), cloudEvent), 413);
    const answer = await shop.client.post<{ accepted: number; rejected: { id: string }[] }>('/api/v1/events', JSON.stringify([large, erpEvent('custom.small')]), { headers: batch });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, rejected: [{ id: large.id, problem: { status: 413 } }] } });
  });

  it('forged or without permission', async () => {
    const bearer = (token: string) => shop.client.as({ bearer: token }).get<ProblemBody>('/api/v1/messages');
    const claims = new SignJWT({ hub_id: 'main', permissions: ['messaging.view_message'] }).setProtectedHeader({ alg: 'HS256' }).setSubject('x').setExpirationTime('1h');
    isProblem(await bearer(''), 401);
    isProblem(await bearer('nonsense'), 401);
    isProblem(await bearer('msk_nonsense'), 401);
    isProblem(await bearer(await claims.sign(new TextEncoder().encode('somebody else’s secret of enough bytes'))), 401);
    const viewer = shop.client.as({ permissions: ['messaging.view_message'] });
    const refused = await viewer.post<ProblemBody>('/api/v1/messages', { channel: 'sms', to: '+34600000001', category: 'custom', body: 'x' });
    isProblem(refused, 403);
    expect(refused.body).toMatchObject({ missing: 'messaging.send_message' });
    const { email } = (await shop.client.get<{ email: { inboundUrl: string } }>('/api/v1/settings')).body;
    isProblem(await post(new URL(email.inboundUrl).pathname, 'From: x', { 'content-type': 'message/rfc822', 'x-signature': 'sha256=00' }), 401);
    isProblem(await post('/webhooks/smtp/00000000-0000-4000-8000-000000000000/inbound', 'From: x', { 'content-type': 'message/rfc822' }), 404);
  });

  it('while a sound event with bad data is kept for a person and stops nothing', async () => {
    const bad = erpEvent('customer.birthday', { date: 'soon' });
    const unknown = { ...erpEvent('customer.created'), type: 'customer.teleported' };
    expect(await shop.publish(bad, unknown)).toMatchObject({ accepted: 2 });
    const parked = await shop.client.get<{ items: { sourceId: string; reason: unknown }[] }>('/api/v1/events', { query: { status: 'parked' } });
    expect(parked.body.items.map(({ sourceId }) => sourceId).sort()).toEqual([bad.id, unknown.id].sort());
    await shop.enable('welcome', { channel: 'sms' });
    const sound = erpEvent('customer.created');
    await shop.publish(sound);
    await shop.messageOf(sound.data.customerId, 'delivered');
  });
});
