import { randomUUID } from 'node:crypto';
import { noCrashPoints, type CrashPoints } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { eventually, testDatabase, testKafka, type TestDatabase } from '@messaging/testing';
import { eventingDatabase } from '../../../test/eventing-database.js';
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
      `insert into outbox (pos, event_id, topic, key, type, source, hub_id, time, headers, payload)
       values ($1, gen_random_uuid(), $2, 'salon', 'settings.changed', '/dispatch', 'salon', now(), '{}', $3)`,
      [pos, topic, JSON.stringify(payload)],
    );
  const relay = (crashPoints: CrashPoints): Relay =>
    new Relay(source, kafka, {
      topicPrefix: '', isLeader: () => true, partitionsOf: (name) => admin.partitionsOf(name), onSent: () => undefined, onMissingAcks: () => undefined,
      onError: (error) => troubles.push(String(error)), crashPoints,
    });
  const onTheLog = async (count: number): Promise<string[]> => {
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
    // Between its send and its commit the successor has sent both revisions and moved on.
    const frozen: CrashPoints = {
      at: (name) => {
        if (name !== 'relay.afterSend' || !isFrozen) return;
        isFrozen = false;
        void stamped(2, { revision: 2 });
        void source.query(`update log_cursor set pos = 2 where consumer = 'dispatch.relay'`);
      },
    };
    const sleeper = relay(frozen);
    sleeper.start();
    await eventually(async () => expect(await source.query('select pos from log_cursor')).toEqual([{ pos: 2 }]));
    await eventually(() => troubles.some((trouble) => trouble.includes('put back to 0')));
    expect((await onTheLog(3)).at(-1)).toBe('{"revision": 2}');
    await sleeper.stop();
  });

  it('sends what is larger than one send may be in several, in order', async () => {
    for (let n = 1; n <= 12; n++) await stamped(2 + n, { n, text: 'x'.repeat(200_000) });
    const sender = relay(noCrashPoints);
    sender.start();
    await eventually(async () => expect(await sender.lag()).toBe(0));
    const large = (await onTheLog(15)).flatMap((value) => (value.length > 200_000 ? [Number(/"n": (\d+)/.exec(value)?.[1])] : []));
    expect(large).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    await sender.stop();
  });
});
