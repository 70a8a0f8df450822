import { dispatchEvents, messagesProgressed, settingsChanged, type MessageDefinition } from '@messaging/contracts';
import { noCrashPoints, SystemClock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { eventually, testDatabase, type TestDatabase } from '@messaging/testing';
import { emptyEventing, eventingDatabase } from '../../../test/eventing-database.js';
import { ConsumerRunner } from '../../consume/consumer-runner.js';
import { done } from '../../consume/outcome.js';
import { silentObserver } from '../../observe.js';
import { readTopic } from '../../outbox/outbox.sql.js';
import { Tail } from './tail.js';

const group = 'webhooks.count-progress.dispatch';
const [ours, theirs] = [messagesProgressed, settingsChanged];

describe('a tail of a topic that carries much for others', () => {
  let testDb: TestDatabase;
  let source: Database;
  let own: Database;
  let handled: string[] = [];
  let errors: string[] = [];
  let nowMs = 0;
  const tails: Tail[] = [];

  beforeAll(async () => {
    testDb = await testDatabase();
    [source, own] = [await eventingDatabase(testDb.url, 'dispatch'), await eventingDatabase(testDb.url, 'webhooks')];
  });
  afterEach(async () => {
    for (const tail of tails.splice(0)) await tail.stop();
    [handled, errors] = [[], []];
    for (const database of [source, own]) await emptyEventing(database);
  });
  afterAll(async () => {
    for (const database of [source, own]) await database.close();
    await testDb.drop();
  });

  const publish = (definition: MessageDefinition, from: number, to = from) =>
    source.query(
      `insert into outbox (pos, event_id, topic, key, type, source, hub_id, time, headers, payload)
       select n, gen_random_uuid(), $1, 'k' || n, $2, '/dispatch', 'main', now(), '{}', $3::jsonb from generate_series($4::int, $5::int) n`,
      [dispatchEvents.name, definition.type, JSON.stringify(definition.example), from, to],
    );
  const follow = (): Tail => {
    const handle = (events: readonly { key: string }[]) => {
      handled.push(...events.map(({ key }) => key));
      return Promise.resolve(events.map(() => done));
    };
    const subscription = { group, service: 'webhooks', topic: dispatchEvents, messages: [ours], ordered: false, handle };
    const tools = { clock: new SystemClock(), crashPoints: noCrashPoints, observer: silentObserver, random: () => 0, waitsForDisk: false };
    const tail = new Tail(new ConsumerRunner(subscription, own, tools), source, {
      own, read: readTopic, now: () => nowMs, onError: (_where, error) => errors.push(String(error)),
    });
    tails.push(tail);
    tail.start();
    return tail;
  };
  const cursor = async () => (await own.query<{ pos: number }>('select pos from log_cursor'))[0]?.pos;
  const goesOn = async (tail: Tail): Promise<number | undefined> => {
    tail.wake();
    await eventually(async () => expect(await tail.lag()).toBe(0));
    return cursor();
  };

  it('writes how far it is with its own events, and once a second at most for others', async () => {
    await publish(theirs, 1, 5);
    const tail = follow();
    expect(await goesOn(tail)).toBe(5);
    await publish(theirs, 6, 10);
    expect(await goesOn(tail)).toBe(5);
    await publish(ours, 11);
    expect(await goesOn(tail)).toBe(11);
    await publish(theirs, 12, 15);
    expect(await goesOn(tail)).toBe(11);
    nowMs += 1000;
    tail.wake();
    await eventually(async () => expect(await cursor()).toBe(15));
    expect([handled, errors]).toEqual([['k11'], []]);
  });

  it('reads once more what had only passed by, and takes nothing on twice', async () => {
    await publish(ours, 1);
    const first = follow();
    expect(await goesOn(first)).toBe(1);
    await publish(theirs, 2, 5);
    expect(await goesOn(first)).toBe(1);
    await first.stop();
    await publish(ours, 6);
    expect(await goesOn(follow())).toBe(6);
    expect([handled, errors]).toEqual([['k1', 'k6'], []]);
  });

  it('notices that somebody else has moved the cursor, though it passed events by meanwhile', async () => {
    await publish(ours, 1);
    const tail = follow();
    expect(await goesOn(tail)).toBe(1);
    await publish(theirs, 2);
    expect(await goesOn(tail)).toBe(1);
    await own.query('update log_cursor set pos = 3');
    await publish(ours, 3);
    tail.wake();
    await eventually(async () => expect(errors).toEqual([expect.stringContaining('was moved by somebody else')]));
    expect(await cursor()).toBe(3);
  });
});
