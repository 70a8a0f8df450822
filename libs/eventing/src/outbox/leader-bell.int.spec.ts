import type { Database } from '@messaging/persistence';
import { testDatabase, type TestDatabase } from '@messaging/testing';
import { eventingDatabase, openEventing } from '../../test/eventing-database.js';
import { LeaderBell } from './leader-bell.js';

describe('the bell of a leader', () => {
  let testDb: TestDatabase;
  let leader: Database;
  let writer: Database;
  beforeAll(async () => {
    testDb = await testDatabase();
    leader = await eventingDatabase(testDb.url, 'dispatch');
    writer = await openEventing(testDb.url, 'dispatch');
  });
  afterAll(async () => {
    for (const database of [leader, writer]) await database.close();
    await testDb.drop();
  });

  it('is heard when another process rings it, once for what was appended within 20 ms', async () => {
    const session = await leader.session();
    let rings = 0;
    const heard = new Promise<void>((resolve) => {
      void new LeaderBell(leader).hear(session, () => {
        rings++;
        resolve();
      });
    });
    await session.query('select 1');
    const bell = new LeaderBell(writer);
    for (let n = 0; n < 10; n++) bell.ring();
    await heard;
    await session.query('select 1');
    expect(rings).toBe(1);
    bell.stop();
    await session.end();
  });
});
