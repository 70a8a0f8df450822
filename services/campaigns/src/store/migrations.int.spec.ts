import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { campaignsService } from '../index.js';

describe('the schema campaigns', () => {
  it('is what its migrations make', async () => {
    const given = await testDatabase();
    const database = await Database.open({ url: given.url, schema: 'campaigns', entities: campaignsService.entities(), migrations: campaignsService.migrations });
    try {
      expect(await database.drift()).toBe('');
    } finally {
      await database.close();
      await given.drop();
    }
  });
});
