import { eventually, testDatabase, type TestDatabase } from '@messaging/testing';
import pg from 'pg';
import { openNotes } from '../../test/notes-database.js';
import type { CommitOptions, Database } from './database.js';

describe('a database', () => {
  let testDb: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    testDb = await testDatabase();
    database = await openNotes(testDb.url, 'notes', 4);
  });
  afterEach(async () => {
    await database.close();
    await testDb.drop();
  });

  /** What a restart of the server does to its clients. */
  const endConnections = async (): Promise<void> => {
    const admin = new pg.Client({ connectionString: testDb.url });
    await admin.connect();
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await admin.end();
  };

  it('has no drift between migrations and entities', async () => {
    expect(await database.drift()).toBe('');
  });

  it('is opened by several processes at once, and migrated by one', async () => {
    const fresh = await testDatabase();
    const opened = await Promise.all([1, 2, 3].map(() => openNotes(fresh.url)));
    expect(await opened[0]?.query('select count(*)::int as n from migration')).toEqual([{ n: 1 }]);
    for (const each of opened) await each.close();
    await fresh.drop();
  });

  it('waits for the disk at each commit but where it was told not to', async () => {
    const single = database.apart({ connections: 1, settings: { synchronous_commit: 'on' } });
    const inTransaction = async (options?: CommitOptions): Promise<unknown> => {
      const [row] = await single.transaction((tx) => tx.query<{ setting: string }>(`select current_setting('synchronous_commit') as setting`), options);
      return row?.setting;
    };
    expect(await inTransaction()).toBe('on');
    expect(await inTransaction({ waitsForDisk: false })).toBe('off');
    expect(await inTransaction({ waitsForDisk: true })).toBe('on'); // on the same connection
  });

  it('answers again after its connections were ended while idle', async () => {
    await Promise.all([1, 2, 3, 4].map(() => database.query('select 1')));
    await endConnections();
    await eventually(async () => expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]));
  });

  it.each([
    ['its own', () => database],
    ['others apart', () => database.apart({ connections: 4, settings: {} })],
  ])('says that a transaction failed whose connection was ended, and keeps no place in the pool for it: %s', async (_, opened) => {
    const pool = opened();
    for (let round = 0; round < 3; round++) {
      let begun = 0;
      let free: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (free = resolve));
      const cut = [1, 2, 3, 4].map((n) =>
        pool.transaction(async (tx) => {
          await tx.query(`insert into note (hub_id, body) values ('hub-a', $1)`, [`${n}`]);
          begun++;
          await held;
          if (n > 2) await tx.query('select 1');
        }),
      );
      const settled = Promise.allSettled(cut);
      await eventually(() => begun === 4);
      await endConnections();
      free();
      expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    }
    await eventually(() => expect(pool.poolState).toMatchObject({ waiting: 0 }));
    await Promise.all([1, 2, 3, 4].map((n) => pool.transaction((tx) => tx.query(`insert into note (hub_id, body) values ('hub-a', $1)`, [`after ${n}`]))));
    expect(await database.query('select count(*)::int as n from note')).toEqual([{ n: 4 }]);
  });

  it('fails a statement in flight when its connection is ended, and takes the next', async () => {
    const slow = database.query('select pg_sleep(30)');
    const failure = expect(slow).rejects.toThrow();
    await eventually(async () => expect(await database.query(`select 1 from pg_stat_activity where query = 'select pg_sleep(30)' and state = 'active'`)).toHaveLength(1));
    await endConnections();
    await failure;
    await eventually(async () => expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]));
  });

  it('says that nothing was committed when a statement failed and the work went on all the same', async () => {
    const careless = database.transaction(async (tx) => {
      await tx.query(`insert into note (hub_id, body) values ('hub-a', 'lost')`);
      await tx.query('select 1 / 0').catch(() => undefined);
      return 'fine';
    });
    await expect(careless).rejects.toThrow('rolled back');
    expect(await database.query('select count(*)::int as n from note')).toEqual([{ n: 0 }]);
  });

  it('gets over a table that another process migrated under its prepared statements', async () => {
    const read = (): Promise<object[]> => database.transaction((tx) => tx.query('select * from note'));
    for (let turn = 0; turn < 5; turn++) await read();
    await database.query('alter table note add column more text');
    await read().catch(() => undefined);
    expect(await read()).toEqual([]);
  });

  it('runs what waits for a commit only after it, and never after a rollback', async () => {
    const seen: string[] = [];
    await database.transaction(async (tx) => tx.onCommit(() => seen.push('committed')));
    await expect(
      database.transaction(async (tx) => {
        tx.onCommit(() => seen.push('rolled back'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(seen).toEqual(['committed']);
  });
});

describe('a database whose role is no superuser', () => {
  it('is opened, migrated and walled by a plain owner with CREATEROLE', async () => {
    const testDb = await testDatabase();
    const [owner, schema] = [`owner_${testDb.name}`, `plain_${testDb.name.slice(-10)}`];
    const admin = new pg.Client({ connectionString: testDb.url });
    await admin.connect();
    await admin.query(`create role "${owner}" login createrole`);
    await admin.query(`alter database "${testDb.name}" owner to "${owner}"`);
    const url = Object.assign(new URL(testDb.url), { username: owner }).href;
    for (let turn = 0; turn < 2; turn++) {
      const database = await openNotes(url, schema);
      expect(await database.query('select rolsuper from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false }]);
      await database.query(`insert into note (hub_id, body) values ('hub-a', 'a'), ('hub-b', 'b')`);
      expect(await database.inHub('hub-a', (tx) => tx.query('select distinct body from note'))).toEqual([{ body: 'a' }]);
      await expect(database.inHub('hub-a', (tx) => tx.query(`insert into note (hub_id, body) values ('hub-b', 'x')`))).rejects.toThrow(/row-level security/);
      expect(await database.wallHolds()).toBe(true);
      expect(await database.drift()).toBe('');
      await database.close();
    }
    await admin.query(`drop schema "${schema}" cascade`);
    await admin.query(`reassign owned by "${owner}" to current_user`);
    await admin.query(`drop role "${schema}_app"`);
    await admin.query(`drop role "${owner}"`);
    await admin.end();
    await testDb.drop();
  });
});
