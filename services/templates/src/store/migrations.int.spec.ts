import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { templatesService } from '../index.js';

describe('the schema templates', () => {
  it('is what its migrations make', async () => {
    const given = await testDatabase();
    const database = await Database.open({ url: given.url, schema: 'templates', entities: templatesService.entities(), migrations: templatesService.migrations });
    try {
      expect(await database.drift()).toBe('');
    } finally {
      await database.close();
      await given.drop();
    }
  });
});
