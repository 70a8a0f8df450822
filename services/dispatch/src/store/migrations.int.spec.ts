import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { dispatchService } from '../index.js';

describe('the schema dispatch', () => {
  it('is what its migrations make', async () => {
    const given = await testDatabase();
    const database = await Database.open({ url: given.url, schema: 'dispatch', entities: dispatchService.entities(), migrations: dispatchService.migrations });
    try {
      expect(await database.drift()).toBe('');
    } finally {
      await database.close();
      await given.drop();
    }
  });
});
