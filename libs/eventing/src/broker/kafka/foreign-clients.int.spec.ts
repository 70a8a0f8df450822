import { randomUUID } from 'node:crypto';
import { erpCustomerEvents, erpEventOutcomes, erpEvents, reasons, type Envelope } from '@messaging/contracts';
import { erpEvent, eventually, foreignProducers, testKafka, type Codec, type ErpEvent, type ForeignProducer, type ForeignRecord } from '@messaging/testing';
import type { BrokerRig, RunningBroker } from '@messaging/testing/conformance';
import kafkajs from 'kafkajs';
import { brokerRigs } from '../../../test/broker-rig.js';
import { KafkaBroker } from './kafka-broker.js';

const brokers = await testKafka();
const producers = brokers.length > 0 ? await foreignProducers() : [];
const librdkafka = producers.find(({ name }) => name.startsWith('librdkafka'));
const topicPrefix = `foreign-${randomUUID()}.`;
const topic = topicPrefix + erpCustomerEvents.name;
const codecs: readonly Codec[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

interface Parked {
  readonly reason_code: keyof typeof reasons;
  readonly reason_detail: string;
  readonly hub_id: string;
}

/** An event of its own, long and dull enough that every client packs it. */
const event = (): ErpEvent => erpEvent('custom.foreign', { note: 'packed '.repeat(300) });

function binary({ data, ...attributes }: ErpEvent, more: Partial<ForeignRecord> = {}): ForeignRecord {
  const headers = { ...Object.fromEntries(Object.entries(attributes).map(([name, text]) => [`ce_${name}`, text])), 'content-type': 'application/json', ...more.headers };
  return { key: data.customerId, value: JSON.stringify(data), ...more, headers };
}

const toKafka = ({ key, value, headers }: ForeignRecord) => ({ key, value, headers: { ...headers } });

(brokers.length > 0 && producers.length > 0 ? describe : describe.skip)('what an ERP puts onto Kafka with a client of its own', () => {
  let rigs: Awaited<ReturnType<typeof brokerRigs>>;
  let rig: BrokerRig;
  let broker: RunningBroker;
  const consumed = new Map<unknown, Envelope>();
  const unpacked = new Set<number>();

  beforeAll(async () => {
    for (const [id, codec] of Object.entries(kafkajs.CompressionCodecs as Record<number, () => unknown>)) {
      (kafkajs.CompressionCodecs as Record<number, () => unknown>)[Number(id)] = () => {
        unpacked.add(Number(id));
        return codec();
      };
    }
    rigs = await brokerRigs();
    rig = await rigs.open((members, tools) => new KafkaBroker(members, tools, { connection: { brokers, clientId: 'foreign' }, topicPrefix, topics: 'apply', declared: [erpCustomerEvents, erpEventOutcomes], onStuck: () => undefined }))();
    broker = await rig.start([{
      group: `dispatch.record.${erpCustomerEvents.name}`, service: 'dispatch', topic: erpCustomerEvents, messages: erpEvents, ordered: false,
      handle: async (events) => events.map((envelope) => {
        consumed.set(envelope.headers.sourceid, envelope);
        return { kind: 'done' };
      }),
    }]);
    await settled();
  }, 120_000);
  afterAll(async () => {
    await rig?.close();
    await rigs?.close();
  });

  const settled = (): Promise<unknown> => eventually(async () => (await broker.lag()) === 0, { timeoutMs: 60_000, everyMs: 100 });
  const parked = (): Promise<Parked[]> => rig.query<Parked>('dispatch', 'select reason_code, reason_detail, hub_id from parked_event order by id');

  /** Sends all the ways at once and answers what was parked of it; at the end of every partition nothing is left unread. */
  async function sendAll(producer: ForeignProducer, codec: Codec, rubbish: string | Buffer) {
    const [traced, plain, structured, keyless] = [event(), event(), event(), event()];
    const before = (await parked()).length;
    await producer.send({ brokers, topic, codec }, [
      binary(traced, { headers: { traceparent } }),
      binary(plain),
      { key: structured.data.customerId, value: JSON.stringify(structured), headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' } },
      binary(keyless, { key: null }),
      binary(event(), { value: null }),
      binary(event(), { value: rubbish }),
      { key: 'k', value: rubbish, headers: {} },
    ]);
    await eventually(async () => expect((await parked()).length).toBeGreaterThanOrEqual(before + 3), { timeoutMs: 60_000, everyMs: 100 });
    await settled();
    return { events: { traced, plain, structured, keyless }, parked: (await parked()).slice(before) };
  }

  it.each(producers.flatMap((producer) => codecs.map((codec) => [producer.name, codec, producer] as const)))('%s, %s: sound events are taken on, the others parked with a reason', async (name, codec, producer) => {
    unpacked.clear();
    const rubbish = name.startsWith('librdkafka') ? Buffer.from(`\xff\xfe\x00\n{${'\xc3'.repeat(2000)}`, 'latin1') : `{not json \u0001 ${'x'.repeat(2000)}`;
    const { events, parked: left } = await sendAll(producer, codec, rubbish);
    for (const [how, { id, data, hubid, type }] of Object.entries(events)) {
      expect([how, consumed.get(id)]).toEqual([how, expect.objectContaining({ type, hubId: hubid, key: data.customerId, data })]);
    }
    expect(consumed.get(events.traced.id)?.headers.traceparent).toBe(traceparent);
    expect(consumed.get(events.plain.id)?.headers.traceparent).toBeUndefined();
    expect(left.map(({ reason_code: code, hub_id: hub }) => [code, hub]).sort()).toEqual([['EVENT.EMPTY', 'main'], ['EVENT.UNREADABLE', ''], ['EVENT.UNREADABLE', 'main']]);
    for (const { reason_code: code, reason_detail: detail } of left) expect([reasons[code].en, reasons[code].es, detail]).toEqual([expect.stringMatching(/\w{3}/), expect.stringMatching(/\w{3}/), expect.stringMatching(/\w{3}/)]);
    expect(unpacked).toEqual(new Set(codec === 'none' ? [] : [codecs.indexOf(codec)]));
  }, 150_000);

  it('what a transaction wrote is taken on once it is committed; one that was given up leaves nothing unread behind', async () => {
    const transactions = new kafkajs.Kafka({ brokers: [...brokers], clientId: 'erp', logLevel: kafkajs.logLevel.NOTHING, retry: { initialRetryTime: 50 } })
      .producer({ transactionalId: randomUUID(), maxInFlightRequests: 1, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await transactions.connect();
    try {
      const [kept, givenUp, open] = [event(), event(), event()];
      const committed = await transactions.transaction();
      await committed.send({ topic, messages: [toKafka(binary(kept))] });
      await committed.commit();
      await eventually(() => expect(consumed.has(kept.id)).toBe(true), { timeoutMs: 60_000 });
      const aborted = await transactions.transaction();
      await aborted.send({ topic, messages: [toKafka(binary(givenUp, { key: kept.data.customerId }))] });
      await aborted.abort();
      await settled();
      const unfinished = await transactions.transaction();
      await unfinished.send({ topic, messages: [toKafka(binary(open))] });
      await settled();
      expect(consumed.has(open.id)).toBe(false);
      await unfinished.commit();
      await eventually(() => expect(consumed.has(open.id)).toBe(true), { timeoutMs: 60_000 });
      await settled();
      expect(consumed.has(givenUp.id)).toBe(false);
    } finally {
      await transactions.disconnect();
    }
  }, 150_000);

  (librdkafka ? it : it.skip)('a batch that unpacks to more than can be held is parked, and the partition goes on', async () => {
    const before = (await parked()).length;
    await librdkafka?.send({ brokers, topic, codec: 'zstd' }, [{ key: 'bomb', value: Buffer.alloc(70 * 1024 * 1024, ' '), headers: {} }]);
    const after = event();
    await librdkafka?.send({ brokers, topic, codec: 'zstd' }, [binary(after, { key: 'bomb' })]);
    await eventually(() => expect(consumed.has(after.id)).toBe(true), { timeoutMs: 60_000 });
    expect((await parked()).slice(before)).toMatchObject([{ reason_code: 'EVENT.UNDECODABLE', reason_detail: expect.stringMatching(/\d/) as string }]);
  }, 150_000);
});
