import { erpEvent, eventually, OtlpSink, SmtpSink, type ExportedSpan, type ProductProcess } from '@messaging/testing';
import { mailTo, Shop, startProduct } from './shop/shop.js';

/** A consumer's span without its topic. */
const stepOf = (name: string): string => name.split('.').slice(0, 2).join('.');
const register = new URL('../../libs/service-kit/dist/telemetry/register.js', import.meta.url).pathname;

describe('a new customer is welcomed', () => {
  let sink: SmtpSink;
  let collector: OtlpSink;
  let product: ProductProcess;
  let shop: Shop;

  beforeAll(async () => {
    sink = await SmtpSink.start({ keepRaw: true });
    collector = await OtlpSink.start();
    product = await startProduct({ nodeArgs: ['--import', register], env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' } });
    shop = Shop.of(product);
    await shop.useMailServer(sink);
    await shop.enable('welcome', { channel: 'email' });
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
    await Promise.all([sink.close(), collector.close()]);
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

  it('in one trace, from the span in which the ERP told of it to the mail server', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const erpSpan = 'b7ad6b7169203331';
    const created = { ...customer('fay'), traceparent: `00-${trace}-${erpSpan}-01` };
    await shop.publish(created);
    await shop.messageOf(created.data.customerId, 'sent');
    await eventually(() => {
      const spans = new Map(collector.spans.filter(({ traceId }) => traceId === trace).map((span) => [span.spanId, span]));
      const path: ExportedSpan[] = [];
      for (let span = [...spans.values()].find(({ name }) => name === 'send email'); span; span = spans.get(span.parentSpanId ?? '')) path.unshift(span);
      expect(path[0]?.parentSpanId).toBe(erpSpan);
      expect(path.map(({ name }) => stepOf(name))).toEqual(['automations.follow-customer-events', 'send email']);
      expect([...spans.values()].map(({ name }) => stepOf(name))).toContain('dispatch.accept-command');
      for (const { parentSpanId = '' } of spans.values()) expect([erpSpan, ...spans.keys()]).toContain(parentSpanId); // nothing hangs in the air
    }, { timeoutMs: 30_000 });
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
