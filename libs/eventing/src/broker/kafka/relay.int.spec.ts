import { randomUUID } from 'node:crypto';
import { messageEvents } from '@messaging/contracts';
import { noCrashPoints } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { eventually, testDatabase, testKafka, type TestDatabase } from '@messaging/testing';
import { eventingDatabase } from '../../../test/eventing-database.js';
import { Outbox } from '../../outbox/outbox.js';
import { kafkaClient } from './kafka-connection.js';
import type { Kafka } from './kafkajs-library.js';
import { LogAdmin } from './log-admin.js';
import { Relay } from './relay.js';

const brokers = await testKafka();

(brokers.length > 0 ? describe : describe.skip)('the relay', () => {
  let testDb: TestDatabase;
  let source: Database;
  let kafka: InstanceType<typeof Kafka>;
  let admin: LogAdmin;
  const topic = `relay-${randomUUID()}`;
  const troubles: string[] = [];

  beforeAll(async () => {
    testDb = await testDatabase();
    source = await eventingDatabase(testDb.url, 'dispatch');
    kafka = kafkaClient({ brokers, clientId: 'relay-spec' }, () => undefined);
    admin = new LogAdmin(kafka);
    await (await admin.connected()).createTopics({ topics: [{ topic, numPartitions: 2 }], waitForLeaders: true });
  });
  afterAll(async () => {
    await admin.close();
    await source.close();
    await testDb.drop();
  });

  const stamped = (pos: number, payload: object): Promise<unknown> =>
    source.query(
      `with head as (insert into outbox_head (pos) values ($1) on conflict (one) do update set pos = excluded.pos)
       insert into outbox (pos, event_id, topic, key, type, source, hub_id, time, headers, payload)
       values ($1, gen_random_uuid(), $2, 'salon', 'settings.changed', '/dispatch', 'salon', now(), '{}', $3)`,
      [pos, topic, JSON.stringify(payload)],
    );
  const relay = (before: (topic: string) => Promise<void> = async () => undefined): Relay =>
    new Relay(source, kafka, {
      topicPrefix: '', isLeader: () => true, onSent: () => undefined, onMissingAcks: () => undefined, onError: (error) => troubles.push(String(error)), crashPoints: noCrashPoints,
      partitionsOf: async (name) => {
        await before(name);
        return admin.partitionsOf(name);
      },
    });
  const hasSentAll = (sender: Relay): Promise<void> => eventually(async () => expect(await sender.lag()).toBe(0));
  /** Everything that is on the log; one key, so one partition and one order. */
  const onTheLog = async (): Promise<string[]> => {
    const ends = await (await admin.connected()).fetchTopicOffsets(topic);
    const count = ends.reduce((sum, { high }) => sum + Number(high), 0);
    const values: string[] = [];
    const consumer = kafka.consumer({ groupId: `reader-${randomUUID()}`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => void values.push(message.value?.toString() ?? '') });
    await eventually(() => values.length >= count);
    await consumer.disconnect();
    return values;
  };

  it('that wakes up behind its successor leaves the newest event of each key as the last one on the log', async () => {
    await stamped(1, { revision: 1 });
    let isFrozen = true;
    // It has read its batch and not sent it yet; meanwhile the successor sends both revisions and moves on.
    const sleeper = relay(async () => {
      if (!isFrozen) return;
      isFrozen = false;
      await stamped(2, { revision: 2 });
      const successor = relay();
      successor.start();
      await hasSentAll(successor);
      await successor.stop();
    });
    sleeper.start();
    await eventually(() => troubles.some((trouble) => trouble.includes('put back to 0')));
    await hasSentAll(sleeper);
    await sleeper.stop();
    const values = await onTheLog();
    expect(values.slice(0, 3)).toEqual(['{"revision": 1}', '{"revision": 2}', '{"revision": 1}']);
    expect(values.at(-1)).toBe('{"revision": 2}');
  });

  it('sends what is larger than one send may be in several, in order', async () => {
    for (let n = 1; n <= 12; n++) await stamped(2 + n, { n, text: 'x'.repeat(200_000) });
    const sender = relay();
    sender.start();
    await hasSentAll(sender);
    await sender.stop();
    const large = (await onTheLog()).flatMap((value) => (value.length > 200_000 ? [Number(/"n": (\d+)/.exec(value)?.[1])] : []));
    // What was sent again after an error comes twice: each first time counts.
    expect([...new Set(large)]).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  it('sends a bundle as an event each, also one that is larger than a send may be', async () => {
    const [message] = messageEvents;
    if (!message) throw new Error('messages say nothing');
    const about = { message, hubId: 'salon', key: 'salon' };
    const bundle = (events: number, text: string) => {
      const [first, ...others] = Array.from({ length: events }, (_, n) => ({ ...about, data: { ...message.example as object, metadata: { bundled: `${events}-${n}`, text } } }));
      if (!first) throw new Error('a bundle of nothing');
      return new Outbox('dispatch').together([first, ...others] as unknown as Parameters<Outbox['together']>[0]);
    };
    for (const [pos, { type, payload, events }] of [bundle(3, ''), bundle(12, 'ñ'.repeat(60_000))].entries()) {
      await source.query(
        `with head as (update outbox_head set pos = $1)
         insert into outbox (pos, event_id, topic, key, type, source, hub_id, time, headers, payload, events)
         values ($1, gen_random_uuid(), $2, 'salon', $3, '/dispatch', 'salon', now(), '{}', $4, $5)`,
        [15 + pos, topic, type, payload, events],
      );
    }
    const sender = relay();
    sender.start();
    await hasSentAll(sender);
    await sender.stop();
    const bundled = (await onTheLog()).flatMap((value) => /"bundled":"([\d-]+)"/.exec(value)?.[1] ?? []);
    expect([...new Set(bundled)]).toEqual([3, 12].flatMap((events) => Array.from({ length: events }, (_, n) => `${events}-${n}`)));
  });
});
