import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ActivityItem, CustomerView, ErpEventDetail, ErpEventView } from '@messaging/contracts';
import { erpEvent, eventually, type ProductProcess } from '@messaging/testing';
import { Shop, startProduct } from './shop/shop.js';

const deadLetters = path.resolve(import.meta.dirname, '../../services/standalone/dist/dead-letters/main.js');

describe('a customer, seen from outside', () => {
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    product = await startProduct();
    shop = Shop.of(product);
    await shop.enable('welcome', { channel: 'sms' });
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
  });

  const diary = async (id: string) => ((await shop.client.get<{ items: ActivityItem[] }>(`/api/v1/customers/${id}/activity`)).body.items ?? []);
  const waiting = async () => (await shop.client.get<{ items: ErpEventView[] }>('/api/v1/events?status=parked')).body.items;
  const operator = async (...args: string[]) => (await promisify(execFile)(process.execPath, [deadLetters, ...args], { env: { ...process.env, DATA_DIR: product.dataDir } })).stdout.trim().split('\n');

  it('is found, and has one diary of what three services did', async () => {
    await shop.publish(erpEvent('customer.created', { customerId: 'c-1', customer: { firstName: 'Zoë', lastName: 'Núñez', phone: '+34600111222', consent: { sms: { marketing: true } } } }));
    await shop.messageOf('c-1', 'delivered');
    await shop.publish(erpEvent('ticket.resolved', { customerId: 'c-1', ticketId: 't-1', subject: 'Zip' }));
    const found = await shop.client.get<{ items: CustomerView[] }>('/api/v1/customers', { query: { q: 'nune' } });
    expect(found.body.items).toMatchObject([{ id: 'c-1', firstName: 'Zoë' }]);
    await eventually(async () => expect((await diary('c-1')).map(({ kind }) => kind).sort()).toEqual(['consent', 'event', 'event', 'execution', 'message', 'not_matched']));
    expect((await diary('c-1')).find(({ kind }) => kind === 'not_matched')).toMatchObject({ reason: { code: 'AUTOMATION.DISABLED' }, data: { type: 'ticket.resolved' } });
  });

  it('is told in both languages which condition of an automation was not met', async () => {
    const { id } = await shop.automation('post_sale');
    await shop.ask(200, shop.client.patch(`/api/v1/automations/${id}`, { channel: 'sms', timing: { anchor: 'event', offset: 'PT0S' }, conditions: { combinator: 'and', rules: [{ field: 'customer.loyaltyTier', operator: '=', value: 'gold' }, { field: 'event.items', operator: 'notNull' }] } }));
    await shop.enable('post_sale');
    const sale = (customerId: string, more: object = {}) => erpEvent('sale.completed', { customerId, saleId: `s-${customerId}`, total: { amount: '9.00', currency: 'EUR' }, customer: { phone: '+34600111333', consent: { sms: { marketing: true } }, ...more } });
    await shop.publish(sale('c-silver', { loyaltyTier: 'silver' }), sale('c-gold', { loyaltyTier: 'gold' }));
    for (const [customerId, en, es] of [['c-silver', 'customer.loyaltyTier is "gold"', 'customer.loyaltyTier es "gold"'], ['c-gold', 'event.items has a value', 'event.items tiene un valor']] as const) {
      const line = await eventually(async () => {
        const found = (await diary(customerId)).find(({ kind }) => kind === 'not_matched');
        expect(found).toBeDefined();
        return found;
      });
      expect(line).toMatchObject({ text: expect.stringContaining(en), reason: { code: 'EXECUTION.NOT_MATCHED', text: { en: expect.stringContaining(en), es: expect.stringContaining(es) } }, data: { automationId: id } });
    }
    const sold = erpEvent('sale.completed', { customerId: 'c-gold', saleId: 's-2', total: { amount: '9.00', currency: 'EUR' }, items: [{ name: 'Wax' }] });
    await shop.publish(sold);
    await shop.messageOf('c-gold', 'delivered');
    expect(await shop.messagesOf('c-silver')).toEqual([]);
  });

  it('may have an event that one service cannot take on: it is shown, tried again, and given up at the terminal', async () => {
    const big = { attributes: Object.fromEntries(Array.from({ length: 70 }, (_, n) => [`note${n}`, 'x'.repeat(1000)])) };
    await shop.publish(erpEvent('customer.updated', { customerId: 'c-1', customer: big }));
    const [event] = await eventually(async () => {
      const items = await waiting();
      expect(items).toMatchObject([{ type: 'customer.updated', customerId: 'c-1', reason: { code: 'CUSTOMER.TOO_LARGE' } }]);
      return items;
    });
    const detail = async () => (await shop.client.get<ErpEventDetail>(`/api/v1/events/${event?.id}`)).body;
    expect(await detail()).toMatchObject({ parkings: [{ consumer: expect.stringContaining('dispatch.project-customers'), state: 'parked' }] });
    expect((await shop.client.post(`/api/v1/events/${event?.id}/replay`)).status).toBe(200);
    await eventually(async () => expect(await detail()).toMatchObject({ status: 'parked', parkings: [{ state: 'parked' }] }));
    const [line = ''] = await operator('list');
    expect(line).toMatch(/^dispatch\/\d+\tparked\tmain\t.*CUSTOMER\.TOO_LARGE/);
    expect(await operator('drop', line.split('\t')[0] ?? '')).toEqual([expect.stringContaining('is given up')]);
    await eventually(async () => expect((await detail()).status).toBe('ignored'));
    await eventually(async () => expect((await diary('c-1')).find(({ text }) => text.includes('given up'))).toBeDefined());
    expect(await operator('list')).toEqual(['nothing waits']);
  });

  it('can be erased: no door shows who it was any more', async () => {
    const { body } = await shop.client.delete<{ erased: unknown[]; kept: { why: string }[] }>('/api/v1/customers/c-1');
    expect(body.kept.length).toBeGreaterThan(3);
    expect((await shop.client.get('/api/v1/customers/c-1')).status).toBe(404);
    const doors = ['/api/v1/messages', '/api/v1/executions?customerId=c-1', '/api/v1/customers', '/api/v1/customers/c-1/activity'];
    await eventually(async () => {
      const events = await shop.client.get<{ items: ErpEventView[] }>('/api/v1/events?customerId=c-1');
      const details = await Promise.all(events.body.items.map(({ id }) => shop.client.get(`/api/v1/events/${id}`)));
      const lists = await Promise.all(doors.map((door) => shop.client.get(door)));
      expect(JSON.stringify([...details, ...lists].map((answer) => answer.body))).not.toMatch(/Zoë|Núñez|600111222|Zip/);
    });
  });
});
