import { noCrashPoints, type CrashPoints } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import { eventually, testDatabase, type TestDatabase } from '@messaging/testing';
import { emptyEventing, eventingDatabase } from '../../test/eventing-database.js';
import { silentObserver } from '../observe.js';
import { DueQueue, type DueRow, type NewDueRow } from './due-queue.js';

describe('the due queue', () => {
  let testDb: TestDatabase;
  let database: Database;
  const running: DueQueue[] = [];

  beforeAll(async () => {
    testDb = await testDatabase();
    database = await eventingDatabase(testDb.url, 'automations');
  });
  afterEach(async () => {
    for (const queue of running.splice(0)) await queue.stop();
    await emptyEventing(database);
  });
  afterAll(async () => {
    await database.close();
    await testDb.drop();
  });

  /** What came due is recorded in the transaction that took it. */
  const record = async (rows: readonly DueRow[], tx: Tx): Promise<void> => {
    await tx.query(`insert into effect (consumer, event_id, hub_id, key, n) select 'due', gen_random_uuid(), h, k, 0 from unnest($1::text[], $2::text[]) r (h, k)`, [
      rows.map((row) => row.hubId), rows.map((row) => row.dedupeKey),
    ]);
  };
  const queueOf = (options: { promote?: typeof record; crashPoints?: CrashPoints; trouble?: (error: unknown) => void } = {}): DueQueue => {
    const observer = { ...silentObserver, trouble: (_where: string, error: unknown) => options.trouble?.(error) };
    const queue = new DueQueue(database, { promote: options.promote ?? record, crashPoints: options.crashPoints ?? noCrashPoints, observer });
    running.push(queue);
    return queue;
  };
  const row = (dedupeKey: string, inMs: number, more: Partial<NewDueRow> = {}): NewDueRow => ({
    hubId: 'hub-a', kind: 'test', dedupeKey, subjectKey: 's', dueAt: new Date(Date.now() + inMs), payload: {}, ...more,
  });
  const schedule = (queue: DueQueue, rows: readonly NewDueRow[]) => database.transaction((tx) => queue.schedule(tx, rows));
  const cameDue = async (): Promise<string[]> => (await database.query<{ key: string }>('select key from effect order by id')).map(({ key }) => key);
  const stillWaiting = async (): Promise<string[]> => (await database.query<{ dedupe_key: string }>('select dedupe_key from due order by id')).map((r) => r.dedupe_key);

  it('lets rows come due in the order of their moments, not before, and keeps what is months away', async () => {
    const queue = queueOf();
    await schedule(queue, [row('third', 400), row('far', 90 * 24 * 3_600_000), row('first', -5000), row('second', -1000)]);
    queue.start();
    await eventually(async () => expect(await cameDue()).toEqual(['first', 'second']));
    await eventually(async () => expect(await cameDue()).toEqual(['first', 'second', 'third']));
    expect(await stillWaiting()).toEqual(['far']);
  });

  it('lets each row come due once although the process dies before the commit', async () => {
    let hasCrashed = false;
    const crashPoints: CrashPoints = {
      at: () => {
        hasCrashed = true;
        throw new Error('crash');
      },
    };
    const first = queueOf({ crashPoints });
    await schedule(first, [row('a', -20), row('b', -10)]);
    first.start();
    await eventually(() => hasCrashed);
    await first.stop();
    expect(await cameDue()).toEqual([]);
    await database.query('update due set due_at = now()'); // a living process that fails so sets rows aside
    queueOf().start();
    await eventually(async () => expect((await cameDue()).sort()).toEqual(['a', 'b']));
    expect(await stillWaiting()).toEqual([]);
  });

  it('lets two workers share the rows, each row once', async () => {
    const [one, two] = [queueOf(), queueOf()];
    await schedule(one, Array.from({ length: 2500 }, (_, index) => row(`k${index}`, -index)));
    one.start();
    two.start();
    await eventually(async () => expect(await stillWaiting()).toEqual([]));
    const keys = await cameDue();
    expect(keys).toHaveLength(2500);
    expect(new Set(keys).size).toBe(2500);
  });

  it('does not ask at once, again and again, for rows that another worker holds', async () => {
    let steps = 0;
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    let entered = false;
    const holder = queueOf({
      promote: async (rows, tx) => {
        entered = true;
        await held;
        await record(rows, tx);
      },
    });
    await schedule(holder, [row('held', -10)]);
    holder.start();
    await eventually(() => entered);
    const other = queueOf({ crashPoints: { at: () => void steps++ } });
    const since = Date.now();
    other.start();
    await eventually(() => steps >= 10);
    expect(Date.now() - since).toBeGreaterThanOrEqual(150);
    free();
    await eventually(async () => expect(await cameDue()).toEqual(['held']));
  });

  it('stores one row for each hub and dedupe key, and leaves the first as it was', async () => {
    const queue = queueOf();
    const first = row('k', 3_600_000, { payload: { n: 1 } });
    expect(await schedule(queue, [first])).toEqual(new Set(['k']));
    expect(await schedule(queue, [row('k', 5, { payload: { n: 2 } }), row('k2', 3_600_000)])).toEqual(new Set(['k2']));
    expect(await schedule(queue, [{ ...first, hubId: 'hub-b' }])).toEqual(new Set(['k']));
    expect(await database.query('select hub_id, payload from due where dedupe_key = $1 order by id', ['k'])).toEqual([
      { hub_id: 'hub-a', payload: { n: 1 } }, { hub_id: 'hub-b', payload: { n: 1 } },
    ]);
  });

  it('cancels by subject, by key and by many keys, in one hub only, and says what was still there', async () => {
    const queue = queueOf();
    const hour = 3_600_000;
    const mine = [row('a', hour, { subjectKey: 'visit' }), row('b', hour, { subjectKey: 'visit' }), row('c', hour), row('d', hour), row('e', hour)];
    await schedule(queue, [...mine, ...mine.map((r) => ({ ...r, hubId: 'hub-b' }))]);
    await database.transaction(async (tx) => {
      expect([...(await queue.cancelBySubject(tx, 'hub-a', ['visit', 'none']))].sort()).toEqual(['a', 'b']);
      expect(await queue.cancel(tx, 'hub-a', 'c')).toBe(true);
      expect(await queue.cancel(tx, 'hub-a', 'c')).toBe(false);
      expect([...(await queue.cancelMany(tx, 'hub-a', ['c', 'd', 'e', 'never']))].sort()).toEqual(['d', 'e']);
      expect(await queue.cancelMany(tx, 'hub-a', [])).toEqual([]);
    });
    expect(await database.query(`select distinct hub_id, count(*)::int as n from due group by hub_id`)).toEqual([{ hub_id: 'hub-b', n: 5 }]);
  });

  it('sees a row that was scheduled into the past while it was at work on later ones', async () => {
    let free: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (free = resolve));
    let entered = false;
    const queue = queueOf({
      promote: async (rows, tx) => {
        entered = true;
        await held;
        await record(rows, tx);
      },
    });
    await schedule(queue, [row('later', -10)]);
    queue.start();
    await eventually(() => entered);
    await schedule(queue, [row('earlier', -60_000)]);
    free();
    await eventually(async () => expect(await cameDue()).toEqual(['later', 'earlier']));
  });

  it('sets a row aside whose promotion fails, and holds up no other', async () => {
    const troubles: unknown[] = [];
    const queue = queueOf({
      trouble: (error) => troubles.push(error),
      promote: async (rows, tx) => {
        if (rows.some((r) => r.dedupeKey === 'bad')) throw new Error('poison');
        await record(rows, tx);
      },
    });
    await schedule(queue, [row('a', -30), row('bad', -20), row('b', -10)]);
    queue.start();
    await eventually(async () => expect(await cameDue()).toEqual(['a', 'b']));
    expect(await stillWaiting()).toEqual(['bad']);
    expect(troubles.length).toBeGreaterThanOrEqual(2);
    await schedule(queue, [row('c', -5)]);
    await eventually(async () => expect(await cameDue()).toEqual(['a', 'b', 'c']));
  });
});
