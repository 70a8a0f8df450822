import path from 'node:path';
import type { ErpEventView } from '@messaging/contracts';
import { DistributedProduct, erpEvent, eventually, OtlpSink, serviceNames, SmtpSink, testDatabase, testKafka, type ExportedSpan, type TestDatabase } from '@messaging/testing';
import { CampaignDesk, willing } from '../shop/campaign-desk.js';
import { mailTo, Shop, tokenSecret } from '../shop/shop.js';
import { GoldenLog, goldenSets, misunderstoodBy, type SaidEvent } from './golden-log.js';
import { GuideExamples, guideRuntimes } from './guide-examples.js';
import { KafkaErp } from './kafka-erp.js';
import { missingOf, scrape } from './scrape.js';

const brokers = await testKafka();
const runtimes = await guideRuntimes();
const guide = GuideExamples.unpack('docs/guides/erp-integration.md');
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
    guide.dispose();
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
    const named = { ce_specversion: '1.0', ce_source: '/erp', ce_type: 'customer.created', ce_hubid: 'main' };
    await erp.send(
      { key: customerId, value: null, headers: { ...named, ce_id: 'tombstone' } },
      { key: customerId, value: 'rubbish', headers: { ...named, ce_id: 'rubbish' } },
      { key: null, value: Buffer.from([0xff, 0x00]), headers: { ce_specversion: '1.0' } },
      { key: customerId, value: '{}', headers: { ...named, ce_id: 'empty data' } },
    );
    await erp.publish(created);
    await mailTo(sink, 'dora@example.com');
    const ofNobody = () => database.query<{ reason_code: string }>(`select reason_code from automations.parked_event where hub_id = ''`);
    await eventually(async () => expect((await ofNobody()).map(({ reason_code: code }) => code)).toEqual(['EVENT.UNREADABLE']), { timeoutMs: 30_000 });
    await eventually(async () => {
      const { body } = await shop.client.get<{ items: readonly ErpEventView[] }>('/api/v1/events?status=parked');
      const shown = body.items.map(({ type, reason }) => [type, reason?.code, (reason?.detail.length ?? 0) > 10]);
      expect(shown.sort()).toEqual(['EVENT.DATA_INVALID', 'EVENT.EMPTY', 'EVENT.UNREADABLE'].map((code) => ['customer.created', code, true]));
    }, { timeoutMs: 30_000 });
  }, 120_000);

  const reader = (extension: string) => guide.files.find((file) => /^statuses/i.test(file) && file.endsWith(extension)) ?? '';
  const examples = guide.files.filter((file) => /^publish/i.test(file)).map((publisher) => ({ publisher, extension: path.extname(publisher), runtime: runtimes[path.extname(publisher)] }));
  const runnable = examples.flatMap(({ runtime, ...example }) => (runtime ? [{ ...example, runtime }] : []));

  it.each(runnable)('are fed by $publisher of the guide, and read back by its neighbour', async ({ publisher, extension, runtime }) => {
    const customerId = `guide-${runtime.language.toLowerCase()}`;
    const { body: key } = await shop.client.post<{ key: string }>('/api/v1/settings/api-keys', { name: publisher, permissions: ['messaging.send_message', 'messaging.view_message'] });
    const env = { KAFKA_BROKERS: brokers.join(), TOPIC_PREFIX: product.env['TOPIC_PREFIX'] ?? '', MESSAGING_URL: product.baseUrl, MESSAGING_API_KEY: key.key, CUSTOMER_ID: customerId };
    await eventually(() => guide.run(publisher, runtime, env), { timeoutMs: 60_000, everyMs: 500 });
    await mailTo(sink, `${customerId}@example.com`);
    const { id } = await shop.messageOf(customerId, 'sent');
    expect(await guide.run(reader(extension), runtime, env)).toMatch(new RegExp(`${id}.*sent`, 's'));
  }, 180_000);

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

  it('send a campaign to everybody once, and stop it when somebody says so', async () => {
    const desk = new CampaignDesk(shop);
    await desk.customers(willing(100));
    const templateId = await desk.template();
    const id = await desk.create({ templateId, ratePerMinute: 1200, audience: { filter: { combinator: 'and', rules: [{ field: 'customer.id', operator: 'beginsWith', value: 'p-' }] } } });
    const mails = () => sink.journal().filter(({ to }) => to[0]?.startsWith('p-'));
    await desk.act(id, 'start');
    await sink.waitFor(() => mails().length >= 10, 60_000);
    expect(await desk.pause(id, { sink, mails })).toEqual([]);
    expect(mails().length).toBeLessThan(100);
    await desk.act(id, 'resume');
    expect(await desk.until(id, 'completed')).toMatchObject({ totals: { recipients: 100, sent: 100, unknown: 0 } });
    expect([mails().length, new Set(mails().map(({ to }) => to[0])).size]).toEqual([100, 100]);
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

  it('can be watched by every metric that is promised, none of them by hub', async () => {
    await sink.behave({ refuseRecipients: [{ pattern: '^gina@', code: 451, text: '4.3.2 not now' }] });
    const waiting = customer('gina');
    await erp.publish(waiting, waiting);
    await erp.send({ key: waiting.data.customerId, value: 'rubbish', headers: { ce_specversion: '1.0', ce_id: 'more rubbish', ce_source: '/erp', ce_type: 'customer.created', ce_hubid: 'main' } });
    await eventually(async () => expect(missingOf(await scrape(product))).toEqual([]), { timeoutMs: 60_000, everyMs: 500 });
    expect(await (await fetch(`${product.baseUrl}/metrics/campaigns`)).text()).toContain('counter_drift_total 0');
    await sink.behave({});
    const labels = [...(await scrape(product)).values()].flatMap((names) => [...names]);
    expect(labels.filter((label) => /hub|customer|address/.test(label))).toEqual([]);
  }, 120_000);

  describe('beside releases of before', () => {
    let log: GoldenLog;
    beforeAll(async () => {
      log = await GoldenLog.connect(brokers, product.env['TOPIC_PREFIX']);
    });
    afterAll(() => log?.close());

    it.each([...goldenSets])('take on every event that was said by %s', async (set: string) => {
      const ids = await log.replay(set, `golden-${set}`);
      await eventually(async () => expect({ behind: await log.behind(), ended: product.ended() }).toEqual({ behind: [], ended: [] }), { timeoutMs: 60_000, everyMs: 500 })
        .catch((error: unknown) => Promise.reject(new Error(`${String(error)}\n${product.tail(20)}`)));
      const faults = await Promise.all(serviceNames.map((name) => database.query(
        `select consumer, reason_code, reason_detail from ${name}.parked_event where hub_id = $1 and reason_code in ('EVENT.INVALID', 'EVENT.UNREADABLE', 'EVENT.TYPE_UNKNOWN', 'EVENT.HANDLER_FAILED')`, [`golden-${set}`],
      )));
      expect(faults.flat()).toEqual([]);
      const handled = await Promise.all(serviceNames.map((name) => database.query<{ event_id: string }>(`select distinct event_id from ${name}.inbox where event_id = any($1)`, [ids])));
      expect(new Set(handled.flat().map(({ event_id: id }) => id)).size).toBeGreaterThan(ids.length / 2);
    }, 120_000);

    it.each([...goldenSets])('say nothing that %s would not understand', async (set: string) => {
      const said = (await Promise.all(serviceNames.map((name) => database.query<SaidEvent>(`select topic, type, payload from ${name}.outbox`)))).flat();
      expect(new Set(said.map(({ type }) => type)).size).toBeGreaterThan(8);
      expect(misunderstoodBy(set, said)).toEqual([]);
    });
  });
});
