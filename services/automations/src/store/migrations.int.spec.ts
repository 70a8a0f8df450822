import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { automationsService } from '../index.js';

describe('the schema automations', () => {
  it('is what its migrations make', async () => {
    const given = await testDatabase();
    const database = await Database.open({ url: given.url, schema: 'automations', entities: automationsService.entities(), migrations: automationsService.migrations });
    try {
      expect(await database.drift()).toBe('');
    } finally {
      await database.close();
      await given.drop();
    }
  });
});
