import { Database } from '@messaging/persistence';
import { testDatabase } from '@messaging/testing';
import { webhooksService } from '../index.js';

describe('the schema webhooks', () => {
  it('is what its migrations make', async () => {
    const given = await testDatabase();
    const database = await Database.open({ url: given.url, schema: 'webhooks', entities: webhooksService.entities(), migrations: webhooksService.migrations });
    try {
      expect(await database.drift()).toBe('');
    } finally {
      await database.close();
      await given.drop();
    }
  });
});
