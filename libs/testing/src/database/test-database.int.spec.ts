import pg from 'pg';
import { testDatabase } from './test-database.js';

describe('a test database', () => {
  it('is new and empty, and goes away although somebody is connected', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    expect(rows[0]?.name).toBe(database.name);
    await database.drop();
    const again = new pg.Client({ connectionString: database.url });
    await expect(again.connect()).rejects.toThrow('does not exist');
    await client.end();
  });
});
