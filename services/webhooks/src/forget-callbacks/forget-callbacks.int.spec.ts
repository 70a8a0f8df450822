import { firstIdAt, newId } from '@messaging/kernel';
import { webhooksApp } from '../../test/webhooks-app.js';
import { ForgetCallbacks } from './forget-callbacks.js';

describe('callbacks', () => {
  it('are forgotten with their facts after 30 days, and not before', async () => {
    const app = await webhooksApp();
    try {
      const day = 24 * 3_600_000;
      const daysAgo = (days: number) => firstIdAt(new Date(app.clock.now().getTime() - days * day));
      for (const id of [daysAgo(31), daysAgo(29)]) {
        await app.database.query(`insert into callback (id, hub_id, account_id, provider, kind, method, url, headers, body, received_at) values ($1, 'main', $2, 'x', 'status', 'POST', '/', '{}', '', now())`, [id, newId()]);
        await app.database.query(`insert into callback_fact (account_id, dedupe_key, hub_id, callback_id) values ($1, 'said', 'main', $2)`, [newId(), id]);
      }
      const forget = new ForgetCallbacks(app.database, { clock: app.clock, onError: (error) => { throw error; } });
      expect(await forget.step()).toBe(false);
      expect(await app.database.query('select id from callback')).toEqual([{ id: daysAgo(29) }]);
      expect(await app.database.query('select callback_id as id from callback_fact')).toEqual([{ id: daysAgo(29) }]);
    } finally {
      await app.close();
    }
  });
});
