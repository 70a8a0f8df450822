import { erpEvent, SmtpSink, type ProductProcess } from '@messaging/testing';
import { mailTo, Shop, startProduct } from './shop/shop.js';

describe('a new customer is welcomed', () => {
  let sink: SmtpSink;
  let product: ProductProcess;
  let shop: Shop;

  beforeAll(async () => {
    sink = await SmtpSink.start({ keepRaw: true });
    product = await startProduct();
    shop = Shop.of(product);
    await shop.useMailServer(sink);
    await shop.enable('welcome', { channel: 'email' });
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    await sink.close();
  });

  const customer = (name: string) => erpEvent('customer.created', { customer: { firstName: name, email: `${name}@example.com`, phone: '+34600000001', locale: 'en' } });

  it('by one mail that is sent, then delivered, with its story on the timeline', async () => {
    const created = customer('ada');
    const { customerId } = created.data;
    await shop.publish(created);
    const sent = await shop.messageOf(customerId, 'sent');
    const mail = await mailTo(sink, 'ada@example.com');
    expect(sink.raw(mail).toString()).toContain('ada');
    expect(sent).toMatchObject({ channel: 'email', to: 'ada@example.com', purpose: 'transactional', provider: 'smtp', sandbox: false, attempts: 1, executionId: expect.any(String) });
    await shop.reportMail(mail, 'delivered');
    const delivered = await shop.messageOf(customerId, 'delivered');
    expect(delivered.id).toBe(sent.id);
    const kinds = (await shop.timeline(sent.id)).map((item) => item.kind);
    expect(kinds).toEqual(expect.arrayContaining(['accepted', 'attempt', 'receipt']));
  });

  it('once, however often the event comes, and whatever way', async () => {
    const created = customer('bea');
    const { customerId } = created.data;
    expect(await shop.publish(created, created)).toMatchObject({ duplicates: 1 });
    expect(await shop.publish(created)).toMatchObject({ accepted: 0, duplicates: 1 });
    const { data, ...attributes } = { ...created, hubid: 'main' };
    const headers = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'datacontenttype').map(([name, value]) => [`ce-${name}`, value]));
    const binary = await shop.client.post('/api/v1/events', data, { headers });
    expect(binary).toMatchObject({ status: 202, body: { duplicates: 1 } });
    await shop.messageOf(customerId, 'sent');
    // A later customer's mail has arrived: whatever the first one's events caused has arrived before it.
    const later = customer('cleo');
    await shop.publish(later);
    await mailTo(sink, 'cleo@example.com');
    expect(sink.journal().filter((entry) => entry.to.includes('bea@example.com'))).toHaveLength(1);
  });

  it('not at all by an event that only fills the projection, or that is older than the automation', async () => {
    const backfill = erpEvent('customer.created', {}, { backfill: 'true' });
    const old = erpEvent('customer.created', {}, { time: '2020-01-01T00:00:00Z' });
    const last = customer('dora');
    await shop.publish(backfill, old, last);
    await mailTo(sink, 'dora@example.com');
    for (const { data } of [backfill, old]) expect(await shop.messagesOf(data.customerId)).toEqual([]);
  });

  it('by SMS on the sandbox, whose receipt comes through the door for callbacks', async () => {
    await shop.enable('welcome', { channel: 'sms' });
    const created = customer('eva');
    await shop.publish(created);
    expect(await shop.messageOf(created.data.customerId, 'delivered')).toMatchObject({ channel: 'sms', provider: 'sandbox', sandbox: true });
  });

  it('within the bounds of the mail server: a refusal is told as it was', async () => {
    await shop.enable('welcome', { channel: 'email' });
    await sink.behave({ refuseRecipients: [{ pattern: 'nobody', code: 550, text: '5.1.1 no such user' }] });
    const created = customer('nobody');
    await shop.publish(created);
    const failed = await shop.messageOf(created.data.customerId, 'failed');
    expect(failed.reason?.code).toMatch(/^PROVIDER\./);
    await sink.behave({});
  });
});
