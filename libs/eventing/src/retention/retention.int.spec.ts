import { dispatchCommands, dispatchEvents, templatesEvents } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';
import { eventually, testDatabase, type TestDatabase } from '@messaging/testing';
import { emptyEventing, eventingDatabase } from '../../test/eventing-database.js';
import { Retention, type ReadingGroup } from './retention.js';

describe('retention', () => {
  let testDb: TestDatabase;
  let source: Database;
  let reader: Database;
  const errors: string[] = [];

  beforeAll(async () => {
    testDb = await testDatabase();
    [source, reader] = [await eventingDatabase(testDb.url, 'dispatch'), await eventingDatabase(testDb.url, 'webhooks')];
  });
  afterEach(async () => {
    errors.length = 0;
    for (const database of [source, reader]) await emptyEventing(database);
  });
  afterAll(async () => {
    for (const database of [source, reader]) await database.close();
    await testDb.drop();
  });

  const topic = dispatchEvents.name;
  const retention = (groups: readonly ReadingGroup[] = []): Retention =>
    new Retention(source, { readers: [source, reader], groups, onError: (error) => errors.push(String(error)) });
  /** Stamped events at positions `from` … `to`; the key and the hub are given as SQL over the position `n`. */
  const events = (of: { topic?: string; from: number; to: number; daysAgo: number; key?: string; hub?: string }): Promise<unknown> =>
    source.query(
      `insert into outbox (pos, event_id, topic, key, type, source, hub_id, time, headers, payload, created_at)
       select n, gen_random_uuid(), $1, ${of.key ?? `'k'`}, 't', '/dispatch', ${of.hub ?? `'hub-a'`}, now(), '{}', '{}', clock_timestamp() - $4 * interval '1 day'
       from generate_series($2::int, $3::int) n`,
      [of.topic ?? topic, of.from, of.to, of.daysAgo],
    );
  const cursor = (database: Database, consumer: string, pos: number, of = topic): Promise<unknown> =>
    database.query('insert into log_cursor (consumer, source, topic, pos) values ($1, $2, $3, $4)', [consumer, 'dispatch', of, pos]);
  const left = async (): Promise<number[]> => (await source.query<{ pos: number }>('select pos from outbox order by pos')).map(({ pos }) => Number(pos));

  it('goes by the relay alone where events are shipped, whatever older cursors say', async () => {
    await events({ from: 1, to: 20, daysAgo: 8 });
    await cursor(reader, 'webhooks.left-behind.x', 3);
    await cursor(source, 'dispatch.relay', 15, '*');
    const shipping = new Retention(source, { readers: [source, reader], groups: [], onlyReader: 'dispatch.relay', onError: (error) => errors.push(String(error)) });
    await shipping.pass();
    expect(await left()).toEqual([16, 17, 18, 19, 20]);
    expect(errors).toEqual([expect.stringContaining('dispatch.relay has not read')]);
  });

  it('deletes what is old and was read by every group; cursors stay', async () => {
    await events({ from: 1, to: 10, daysAgo: 8 });
    await events({ from: 11, to: 20, daysAgo: 6 });
    await cursor(source, 'quick', 20);
    await cursor(reader, 'slow', 15);
    expect(await retention().pass()).toBe(false);
    expect(await left()).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(await reader.query('select consumer, pos from log_cursor')).toEqual([{ consumer: 'slow', pos: 15 }]);
    expect(errors).toEqual([]);
  });

  it('keeps what one group has not read, however old, and says which group', async () => {
    await events({ from: 1, to: 10, daysAgo: 300 });
    await cursor(source, 'quick', 10);
    await cursor(reader, 'asleep', 4);
    await retention().pass();
    expect(await left()).toEqual([5, 6, 7, 8, 9, 10]);
    expect(errors).toEqual([expect.stringContaining('asleep has not read')]);
  });

  it('counts a group that has not begun to read', async () => {
    await events({ from: 1, to: 3, daysAgo: 300 });
    await cursor(source, 'quick', 3);
    await retention([{ group: 'new', topic }]).pass();
    expect(await left()).toEqual([1, 2, 3]);
  });

  it('never touches events without a position', async () => {
    await events({ from: 1, to: 2, daysAgo: 300 });
    await source.query('update outbox set pos = null where pos = 2');
    await retention().pass();
    expect(await source.query('select pos from outbox')).toEqual([{ pos: null }]);
  });

  it('keeps commands for the 14 days of their topic', async () => {
    const commands = dispatchCommands.email.priority.name;
    await events({ topic: commands, from: 1, to: 1, daysAgo: 15 });
    await events({ topic: commands, from: 2, to: 2, daysAgo: 13 });
    await cursor(source, 'commands', 2, commands);
    await retention().pass();
    expect(await left()).toEqual([2]);
  });

  it('keeps the newest event of each hub and key of a compacted topic for ever', async () => {
    const compacted = templatesEvents.name;
    await events({ topic: compacted, from: 1, to: 6, daysAgo: 300, key: `'t' || n % 2`, hub: `case when n <= 4 then 'hub-a' else 'hub-b' end` });
    await events({ topic: compacted, from: 7, to: 7, daysAgo: 0, key: `'t1'`, hub: `'hub-b'` });
    await cursor(source, 'templates', 7, compacted);
    await retention().pass();
    expect(await left()).toEqual([3, 4, 6, 7]);
  });

  it('keeps superseded events of a compacted topic that somebody has yet to read', async () => {
    const compacted = templatesEvents.name;
    await events({ topic: compacted, from: 1, to: 6, daysAgo: 300 });
    await cursor(source, 'templates', 2, compacted);
    await retention().pass();
    expect(await left()).toEqual([3, 4, 5, 6]);
  });

  it('deletes at most 5,000 rows in a pass and goes on until nothing is left to delete', async () => {
    await events({ from: 1, to: 11_000, daysAgo: 8 });
    const worker = retention();
    expect(await worker.pass()).toBe(true);
    expect(await left()).toHaveLength(6000);
    worker.start();
    await eventually(async () => expect(await left()).toEqual([]));
    await worker.stop();
  });

  it('forgets inbox rows after 30 days', async () => {
    await source.query(`insert into inbox (consumer, event_id, at) select 'c', gen_random_uuid(), clock_timestamp() - n * interval '1 day' from generate_series(28, 33) n`);
    await retention().pass();
    expect(await source.query('select count(*)::int as n from inbox')).toEqual([{ n: 2 }]);
  });
});
