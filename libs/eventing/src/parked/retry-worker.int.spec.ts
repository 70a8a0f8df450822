import { randomUUID } from 'node:crypto';
import { defineMessage, defineTopic, erpCustomerEvents, type Envelope, type Topic } from '@messaging/contracts';
import { noCrashPoints, SystemClock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { eventually, testDatabase, type TestDatabase } from '@messaging/testing';
import { z } from 'zod';
import { emptyEventing, eventingDatabase } from '../../test/eventing-database.js';
import { ConsumerRunner } from '../consume/consumer-runner.js';
import { done, park, retryAt, type Outcome } from '../consume/outcome.js';
import { silentObserver } from '../observe.js';
import { Outbox } from '../outbox/outbox.js';
import { replayParkedEvent } from './parked.sql.js';
import { RetryWorker } from './retry-worker.js';

const topic = defineTopic({ name: 'retry.test.v1', owner: 'dispatch', writers: ['dispatch'], key: 'any', partitions: 1, retention: { days: 7 }, description: 'Of a spec.' });
const fact = defineMessage({ type: 'fact.happened', version: 1, topic, schema: z.object({ n: z.int() }), description: 'Of a spec.', example: { n: 1 } });

describe('the retry worker', () => {
  let testDb: TestDatabase;
  let database: Database;
  const running: RetryWorker[] = [];
  const tools = { clock: new SystemClock(), crashPoints: noCrashPoints, observer: silentObserver, random: () => 0 };

  beforeAll(async () => {
    testDb = await testDatabase();
    database = await eventingDatabase(testDb.url, 'dispatch');
  });
  afterEach(async () => {
    for (const worker of running.splice(0)) await worker.stop();
    await emptyEventing(database);
  });
  afterAll(async () => {
    await database.close();
    await testDb.drop();
  });

  const events = (count: number): Envelope[] =>
    Array.from({ length: count }, (_, index) => ({
      id: randomUUID(), type: fact.type, source: '/dispatch', time: new Date('2026-11-23T10:00:00Z'), hubId: 'hub-a', key: 'k', topic: topic.name, headers: {}, data: { n: index + 1 },
    }));
  /** A consumer whose decision a case may change; its effects are the numbers it was given and called done. */
  const consumer = (decide: (n: number, event: Envelope) => Outcome, ordered = false): ConsumerRunner =>
    new ConsumerRunner(
      {
        group: 'dispatch.test.retry.test.v1', service: 'dispatch', topic, messages: [fact], ordered,
        handle: async (batch, tx) => {
          const outcomes: Outcome[] = [];
          for (const event of batch) {
            const { n } = event.data as { n: number };
            await tx.query(`insert into effect (consumer, event_id, hub_id, key, n) values ('retry', $1, 'hub-a', 'k', $2)`, [event.id, n]);
            const outcome = decide(n, event);
            if (outcome.kind !== 'done') await tx.query('delete from effect where event_id = $1', [event.id]);
            outcomes.push(outcome);
          }
          return outcomes;
        },
      },
      database,
      tools,
    );
  const work = (runner: ConsumerRunner): void => {
    const worker = new RetryWorker(database, new Map([[runner.subscription.group, runner]]), tools);
    running.push(worker);
    worker.start();
  };
  const numbers = async (): Promise<number[]> => (await database.query<{ n: number }>('select n from effect order by id')).map(({ n }) => n);
  const waiting = () => database.query<{ state: string; attempts: number; reason_code: string }>('select state, attempts, reason_code from parked_event order by id');
  const soon = (): Outcome => retryAt(new Date(Date.now() + 10), 'TEST.LATER', 'Not yet.');

  it('keeps the order of a key with two workers at it', async () => {
    let isReady = false;
    const runner = consumer((n) => (n === 1 && !isReady ? soon() : done), true);
    await runner.run(events(20), async () => undefined);
    expect(await numbers()).toEqual([]);
    isReady = true;
    work(runner);
    work(runner);
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(await numbers()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('shares unordered events among two workers, each once', async () => {
    let isReady = false;
    const runner = consumer(() => (isReady ? done : soon()));
    await runner.run(events(60), async () => undefined);
    isReady = true;
    work(runner);
    work(runner);
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect((await numbers()).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('does not count waiting as failing: one throw after many waits leaves tries', async () => {
    let turn = 0;
    const runner = consumer(() => {
      turn++;
      if (turn === 8) throw new Error('one bad moment');
      return turn > 8 ? done : soon();
    });
    await runner.run(events(1), async () => undefined);
    work(runner);
    await eventually(async () => expect(await waiting()).toMatchObject([{ state: 'retry', attempts: 1, reason_code: 'EVENT.HANDLER_FAILED' }]));
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(await numbers()).toEqual([1]);
  });

  it('parks for a person when the consumer says so, and gives the event as it was published', async () => {
    const seen: Envelope[] = [];
    const [event] = events(1);
    const runner = consumer((_, given) => {
      seen.push(given);
      return seen.length < 2 ? soon() : park('TEST.NEVER', 'Cannot be.');
    });
    await runner.run(event ? [event] : [], async () => undefined);
    work(runner);
    await eventually(async () => expect(await waiting()).toMatchObject([{ state: 'parked', reason_code: 'TEST.NEVER' }]));
    expect(seen[1]).toEqual(event);
  });

  it('tells of the ERP\'s events that are parked, parked again, and handled after all; of our own it tells nobody', async () => {
    let answer: Outcome | Error = park('TEST.NEVER', 'Cannot be.');
    const decide = (): Outcome => {
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const of = (about: Topic): ConsumerRunner => {
      const { subscription } = consumer(decide);
      return new ConsumerRunner({ ...subscription, topic: about }, database, { ...tools, outbox: new Outbox('dispatch') });
    };
    const [own, erp] = [of(topic), of(erpCustomerEvents)];
    const [first, second] = events(2);
    if (!first || !second) throw new Error('no events');
    const parked = { ...second, key: 'c-1', headers: { sourceid: '42' } };
    await own.run([first], async () => undefined);
    await erp.run([parked], async () => undefined);
    const told = () => database.query<{ type: string; key: string; payload: Record<string, unknown> }>(`select type, key, payload from outbox order by id`);
    expect(await told()).toMatchObject([{ type: 'event.parked', key: parked.id, payload: { eventId: parked.id, consumer: erp.subscription.group, sourceId: '42', customerId: 'c-1', reason: { code: 'TEST.NEVER' } } }]);
    work(erp);
    const again = (): Promise<unknown> => database.transaction((tx) => replayParkedEvent(tx, 'hub-a', parked.id));
    answer = new Error('a defect');
    await again();
    await eventually(async () => expect((await told()).map(({ payload }) => payload['reason'])).toMatchObject([{ code: 'TEST.NEVER' }, { code: 'EVENT.HANDLER_FAILED', detail: 'a defect' }]), { timeoutMs: 30_000 });
    answer = done;
    await again();
    await eventually(async () => expect((await told()).at(-1)).toMatchObject({ type: 'event.settled', payload: { outcome: 'handled' } }));
  });
});
