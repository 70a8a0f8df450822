import { DistributedProduct, erpEvent, eventually, OtlpSink, serviceNames, SmtpSink, testDatabase, testKafka, type ExportedSpan, type TestDatabase } from '@messaging/testing';
import { mailTo, Shop, tokenSecret } from '../shop/shop.js';
import { KafkaErp } from './kafka-erp.js';

const brokers = await testKafka();
const register = new URL('../../../libs/service-kit/dist/telemetry/register.js', import.meta.url).pathname;

(brokers.length > 0 ? describe : describe.skip)('six services apart', () => {
  let database: TestDatabase;
  let sink: SmtpSink;
  let collector: OtlpSink;
  let product: DistributedProduct;
  let erp: KafkaErp;
  let shop: Shop;

  beforeAll(async () => {
    [database, sink, collector] = await Promise.all([testDatabase(), SmtpSink.start(), OtlpSink.start()]);
    product = await DistributedProduct.start({
      databaseUrl: database.url, brokers, nodeArgs: ['--import', register],
      env: { AUTH_JWT_SECRET: tokenSecret, OUTBOUND_ALLOW: '127.0.0.1', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' },
      envOf: Object.fromEntries(serviceNames.map((name) => [name, { OTEL_SERVICE_NAME: name }])),
    });
    erp = await KafkaErp.connect(brokers, product.env['TOPIC_PREFIX']);
    shop = Shop.of(product);
    await shop.useMailServer(sink);
    await shop.enable('welcome', { channel: 'email' });
  }, 180_000);
  afterAll(async () => {
    await erp?.close();
    await shop?.client.close();
    await product?.dispose();
    await Promise.all([sink?.close(), collector?.close()]);
    await database?.drop();
  }, 60_000);

  const customer = (name: string) => erpEvent('customer.created', { customer: { firstName: name, email: `${name}@example.com`, phone: '+34600000001', locale: 'en' } });
  const mailsTo = (address: string) => sink.journal().filter((entry) => entry.to.includes(address));

  it('make a mail of an event that the ERP puts onto Kafka, and tell it there what became of it', async () => {
    const created = customer('ada');
    const { customerId } = created.data;
    await erp.publish(created);
    await shop.reportMail(await mailTo(sink, 'ada@example.com'), 'delivered');
    expect(await shop.messageOf(customerId, 'delivered')).toMatchObject({ channel: 'email', provider: 'smtp' });
    await eventually(() => expect(erp.statusesOf(customerId)).toEqual(['queued', 'sent', 'delivered']));
  });

  it('take an event once, whether it comes over Kafka, over HTTP or over both', async () => {
    const created = customer('bea');
    await erp.publish(created, created);
    await shop.messageOf(created.data.customerId, 'sent');
    await shop.publish(created);
    await erp.publish(created);
    const later = customer('cleo');
    await erp.publish(later);
    await mailTo(sink, 'cleo@example.com');
    expect(mailsTo('bea@example.com')).toHaveLength(1);
  });

  it('are stopped by nothing that a producer may write: it is parked with its reason, and the next event goes through', async () => {
    const created = customer('dora');
    const { customerId } = created.data;
    await erp.send(
      { key: customerId, value: null },
      { key: customerId, value: 'rubbish' },
      { key: null, value: Buffer.from([0xff, 0x00]), headers: { ce_specversion: '1.0' } },
      { key: customerId, value: '{}', headers: { ce_specversion: '1.0', ce_id: 'x', ce_source: '/erp', ce_type: 'customer.created', ce_hubid: 'main' } },
    );
    await erp.publish(created);
    await mailTo(sink, 'dora@example.com');
    const rows = await database.query<{ reason_code: string }>(`select distinct reason_code from automations.parked_event order by 1`);
    expect(rows.map(({ reason_code: code }) => code)).toEqual(['EVENT.EMPTY', 'EVENT.INVALID', 'EVENT.UNREADABLE']);
  });

  it('answer as one API at the console, whose document is the whole one', async () => {
    const document = await shop.client.get<{ paths: Record<string, unknown> }>('/api/v1/openapi.json');
    expect(Object.keys(document.body.paths)).toEqual(expect.arrayContaining(['/api/v1/messages', '/api/v1/templates', '/api/v1/automations', '/api/v1/events']));
    for (const path of ['templates', 'messages', 'automations', 'campaigns', 'events']) expect((await shop.client.get(`/api/v1/${path}`)).status).toBe(200);
  });

  it('leave one trace from the event to the provider and back', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const created = { ...customer('eva'), traceparent: `00-${trace}-b7ad6b7169203331-01` };
    await erp.publish(created);
    await shop.reportMail(await mailTo(sink, 'eva@example.com'), 'delivered');
    await shop.messageOf(created.data.customerId, 'delivered');
    const spans = (): readonly ExportedSpan[] => collector.spans.filter(({ traceId }) => traceId === trace);
    const has = (service: string, name: RegExp): boolean => spans().some((span) => span.service === service && name.test(span.name));
    await eventually(() => {
      expect(has('automations', /^automations\.follow-customer-events\./)).toBe(true);
      expect(has('dispatch', /^dispatch\.accept-command\./)).toBe(true);
      expect(has('dispatch', /^send email$/)).toBe(true);
      expect(has('automations', /^automations\..*\.dispatch\.events\.v1$/)).toBe(true);
      const known = new Set([...spans().map(({ spanId }) => spanId), 'b7ad6b7169203331']); // of two services' batches a child's may come before its parent's
      for (const { parentSpanId } of spans()) expect(known).toContain(parentSpanId);
    });
  });

  it('link the trace of what comes due later to that of its event', async () => {
    await shop.enable('welcome', { channel: 'email', timing: { anchor: 'event', offset: 'PT2S' } });
    const trace = '1bf7651916cd43dd8448eb211c80319d';
    await erp.publish({ ...customer('flora'), traceparent: `00-${trace}-b7ad6b7169203332-01` });
    await mailTo(sink, 'flora@example.com');
    await eventually(() => {
      const due = collector.spans.find(({ name, links }) => name === 'execution due' && links.some(({ traceId }) => traceId === trace));
      expect(collector.spans.some(({ name, traceId }) => name === 'send email' && traceId === due?.traceId)).toBe(true);
    });
  });
});
