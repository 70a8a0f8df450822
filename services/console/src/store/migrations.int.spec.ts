import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { consoleService } from '../index.js';

describe('the schema console', () => {
  it('is what its migrations make', async () => {
    const given = await testDatabase();
    const database = await Database.open({ url: given.url, schema: 'console', entities: consoleService.entities(), migrations: consoleService.migrations });
    try {
      expect(await database.drift()).toBe('');
    } finally {
      await database.close();
      await given.drop();
    }
  });
});
