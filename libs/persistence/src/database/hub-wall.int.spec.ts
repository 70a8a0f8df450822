import { testDatabase, type TestDatabase } from '@messaging/testing';
import { openNotes } from '../../test/notes-database.js';
import type { Database } from './database.js';

describe('the hub wall', () => {
  let testDb: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    testDb = await testDatabase();
    database = await openNotes(testDb.url);
    await database.query(`insert into note (hub_id, body) values ('hub-a', 'a1'), ('hub-a', 'a2'), ('hub-b', 'b1')`);
    await database.query(`insert into letter (hub_id, nr) values ('hub-a', 1), ('hub-b', 1)`);
  });
  afterEach(async () => {
    await database.close();
    await testDb.drop();
  });

  const inHub = <Row extends object>(hubId: string, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => database.inHub(hubId, (tx) => tx.query<Row>(sql, parameters));
  const bodies = (hubId: string): Promise<{ body: string }[]> => inHub(hubId, 'select body from note order by id');

  it('shows a request the rows of its hub alone, in every table', async () => {
    expect(await bodies('hub-a')).toEqual([{ body: 'a1' }, { body: 'a2' }]);
    expect(await bodies('hub-b')).toEqual([{ body: 'b1' }]);
    for (const table of ['note', 'letter']) expect(await inHub('hub-a', `select distinct hub_id from ${table}`)).toEqual([{ hub_id: 'hub-a' }]);
  });

  it('shows nothing for a hub that is not there, or none at all', async () => {
    for (const hubId of ['', 'hub-c', `hub-a' or '1'='1`]) expect(await bodies(hubId)).toEqual([]);
  });

  it('refuses rows for another hub, and changes and deletes none of another', async () => {
    await expect(inHub('hub-a', `insert into note (hub_id, body) values ('hub-b', 'forged')`)).rejects.toThrow(/row-level security/);
    await expect(inHub('hub-a', `update note set hub_id = 'hub-b'`)).rejects.toThrow(/row-level security/);
    expect(await inHub('hub-a', `update note set body = 'x' where hub_id = 'hub-b' returning id`)).toEqual([]);
    expect(await inHub('hub-a', `delete from note where body = 'b1' returning id`)).toEqual([]);
    expect(await bodies('hub-b')).toEqual([{ body: 'b1' }]);
  });

  it('holds for concurrent requests over one connection, and is gone after each', async () => {
    const narrow = await openNotes(testDb.url, 'notes', 1);
    const seen = await Promise.all(
      ['hub-a', 'hub-b', 'hub-a', 'hub-b'].map((hubId) => narrow.inHub(hubId, (tx) => tx.query<{ hub_id: string }>('select distinct hub_id from note'))),
    );
    expect(seen.flat().map((row) => row.hub_id)).toEqual(['hub-a', 'hub-b', 'hub-a', 'hub-b']);
    expect(await narrow.query(`select current_user = session_user as own, current_setting('app.hub_id', true) as hub`)).toEqual([{ own: true, hub: '' }]);
    await narrow.close();
  });

  it('gives the request role no power over tables, roles, files or the wall itself', async () => {
    const forbidden = [
      'alter table note disable row level security', 'drop policy hub_wall on note', 'drop table note', 'create table mine (id int)', 'truncate note',
      'create role more', `copy note to program 'true'`, `select pg_read_file('/etc/passwd')`,
    ];
    for (const sql of forbidden) await expect(inHub('hub-a', sql)).rejects.toThrow(/must be owner|permission denied/);
    const [role] = await database.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles where rolname = 'notes_app'`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false });
  });

  it('is known to hold, and known not to as soon as one table stands outside, empty or not', async () => {
    expect(await database.wallHolds()).toBe(true);
    await database.query('create table forgotten (hub_id text)');
    expect(await database.wallHolds()).toBe(false);
    await database.query('alter table forgotten enable row level security');
    await database.query('grant select on forgotten to notes_app');
    expect(await database.wallHolds()).toBe(true);
    await database.query('create policy too_kind on forgotten using (true)');
    await database.query(`insert into forgotten values ('hub-a')`);
    expect(await database.wallHolds()).toBe(false);
  });
});
