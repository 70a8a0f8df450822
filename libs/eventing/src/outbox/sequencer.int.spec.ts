import { randomUUID } from 'node:crypto';
import { noCrashPoints } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { eventually, testDatabase, type TestDatabase } from '@messaging/testing';
import { emptyEventing, eventingDatabase } from '../../test/eventing-database.js';
import { Sequencer } from './sequencer.js';

describe('the sequencer', () => {
  let testDb: TestDatabase;
  let database: Database;
  const running: Sequencer[] = [];

  beforeAll(async () => {
    testDb = await testDatabase();
    database = await eventingDatabase(testDb.url, 'dispatch');
  });
  afterEach(async () => {
    for (const sequencer of running.splice(0)) await sequencer.stop();
    await emptyEventing(database);
  });
  afterAll(async () => {
    await database.close();
    await testDb.drop();
  });

  const begin = (onStamped: (topics: readonly string[]) => void = () => undefined): Sequencer => {
    const sequencer = new Sequencer(database, { crashPoints: noCrashPoints, onError: () => undefined, onStamped });
    running.push(sequencer);
    sequencer.start();
    return sequencer;
  };
  const append = (topic = 't'): Promise<unknown> =>
    database.query(`insert into outbox (event_id, topic, key, type, source, hub_id, time, headers, payload) values ($1, $2, 'k', 't', '/s', 'h', now(), '{}', '{}')`, [randomUUID(), topic]);
  const unstamped = async (): Promise<number> => (await database.query<{ n: number }>('select count(*)::int as n from outbox where pos is null'))[0]?.n ?? -1;
  const lockHolders = () =>
    database.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and granted and objid::bigint = (hashtext('sequencer:dispatch')::bigint & 4294967295)
       and database = (select oid from pg_database where datname = current_database())`,
    );

  it('stamps in the order of ids, densely, and tells the topics', async () => {
    const told = new Set<string>();
    begin((topics) => topics.forEach((topic) => told.add(topic)));
    for (const topic of ['a', 'b', 'a']) await append(topic);
    await eventually(async () => (await unstamped()) === 0);
    expect(await database.query('select pos, topic from outbox order by id')).toEqual([{ pos: 1, topic: 'a' }, { pos: 2, topic: 'b' }, { pos: 3, topic: 'a' }]);
    await eventually(() => expect([...told].sort()).toEqual(['a', 'b']));
  });

  it('works on after its session was ended by the server', async () => {
    begin();
    const [before] = await eventually(async () => {
      const holders = await lockHolders();
      return holders.length === 1 && holders;
    });
    for (let turn = 0; turn < 3; turn++) {
      await database.query('select pg_terminate_backend(pid) from pg_stat_activity where pid = any($1::int[])', [(await lockHolders()).map(({ pid }) => pid)]);
      await append();
      await eventually(async () => (await unstamped()) === 0);
    }
    const after = await lockHolders();
    expect(after).toHaveLength(1);
    expect(after[0]?.pid).not.toBe(before?.pid);
  });

  it('stands by with one session while another process holds the lock, and takes over when that ends', async () => {
    const first = begin();
    const [holder] = await eventually(async () => {
      const holders = await lockHolders();
      return holders.length === 1 && holders;
    });
    begin();
    await append();
    await eventually(async () => (await unstamped()) === 0);
    expect(await lockHolders()).toEqual([holder]);
    await first.stop();
    await append();
    await eventually(async () => (await unstamped()) === 0);
    expect((await lockHolders())[0]?.pid).not.toBe(holder?.pid);
  });

  it('says that it makes progress also while it stands by', async () => {
    begin();
    await eventually(async () => (await lockHolders()).length === 1);
    const standby = begin();
    const since = Date.now();
    await eventually(() => standby.lastProgressAt > since);
  });
});
