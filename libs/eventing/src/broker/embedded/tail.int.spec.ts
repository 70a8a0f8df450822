import { dispatchEvents, messagesProgressed, settingsChanged, type MessageDefinition } from '@messaging/contracts';
import { newId, noCrashPoints, SystemClock } from '@messaging/kernel';
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
  let refuse: (keys: readonly string[]) => Promise<void>;
  const tails: Tail[] = [];

  beforeAll(async () => {
    testDb = await testDatabase();
    [source, own] = [await eventingDatabase(testDb.url, 'dispatch'), await eventingDatabase(testDb.url, 'webhooks')];
  });
  beforeEach(() => {
    refuse = () => Promise.resolve();
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
       select n, i, $1, 'k' || n, $2, '/dispatch', 'main', now(), '{}', $3::jsonb from unnest($4::uuid[]) with ordinality as x (i, place), lateral (select $5::int + place - 1 as n) p`,
      [dispatchEvents.name, definition.type, JSON.stringify(definition.example), Array.from({ length: to - from + 1 }, newId), from],
    );
  const follow = (database = own): Tail => {
    const handle = async (events: readonly { key: string }[]) => {
      await refuse(events.map(({ key }) => key));
      handled.push(...events.map(({ key }) => key));
      return events.map(() => done);
    };
    const subscription = { group, service: 'webhooks', topic: dispatchEvents, messages: [ours], ordered: false, handle };
    const tools = { clock: new SystemClock(), crashPoints: noCrashPoints, observer: silentObserver, random: () => 0, waitsForDisk: false };
    const tail = new Tail(new ConsumerRunner(subscription, database, tools), source, {
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

  const inInbox = async (): Promise<number> => (await own.query('select from inbox')).length;

  it('keeps nothing in the inbox of what comes by for the first time', async () => {
    await publish(ours, 1, 3);
    const tail = follow();
    expect(await goesOn(tail)).toBe(3);
    expect(await inInbox()).toBe(3); // it was there before the tail began to read
    await publish(ours, 4, 9);
    expect(await goesOn(tail)).toBe(9);
    expect([await inInbox(), handled.length]).toEqual([3, 9]);
  });

  it('takes on once what it took on event by event before its cursor could not be moved', async () => {
    const tail = follow();
    await goesOn(tail);
    refuse = async (keys) => {
      if (keys.length > 1) throw new Error('not together');
      if (keys[0] === 'k3') await own.query('update log_cursor set pos = pos + 100');
    };
    await publish(ours, 1, 3);
    tail.wake();
    await eventually(async () => expect(errors).toEqual([expect.stringContaining('was moved by somebody else')]));
    refuse = () => Promise.resolve();
    await own.query('update log_cursor set pos = 0');
    await tail.stop();
    expect(await goesOn(follow())).toBe(3);
    expect(handled).toEqual(['k1', 'k2', 'k3']);
  });

  it('takes on once what was committed although the answer was lost', async () => {
    let isLost = false;
    const transaction: Database['transaction'] = async (work, options) => {
      const result = await own.transaction(work, options);
      if (!isLost) return result;
      isLost = false;
      throw new Error('the connection ended before the answer');
    };
    const tail = follow(Object.create(own, { transaction: { value: transaction } }) as Database);
    await goesOn(tail);
    isLost = true;
    await publish(ours, 1, 3);
    expect(await goesOn(tail)).toBe(3);
    expect([isLost, handled]).toEqual([false, ['k1', 'k2', 'k3']]);
  });
});
