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

  it('has what people refused and when they wrote at the one form of a Mexican number, whose customers are read anew', async () => {
    const given = await testDatabase();
    const open = (migrations: typeof dispatchService.migrations) => Database.open({ url: given.url, schema: 'dispatch', entities: dispatchService.entities(), migrations });
    const before = await open(dispatchService.migrations.filter(({ name }) => name < '030'));
    try {
      await before.query(`insert into hub (hub_id, settings) select h, jsonb_build_object('hub', jsonb_build_object('country', c)) from (values ('mx', 'MX'), ('es', 'ES'), ('far', 'ES')) as v (h, c)`);
      await before.query(`insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time)
        select h, 'c', jsonb_build_object('phone', p), '{}', gen_random_uuid(), now() from (values ('es', '600 111 222'), ('far', '+52 1 33 1234 5678')) as v (h, p)`);
      await before.query(`insert into suppression (hub_id, channel, address, scope, reason_code, reason_detail) values ('mx', 'whatsapp', '+5213312345678', 'marketing', 'OPT_OUT.KEYWORD', 'x'), ('es', 'whatsapp', '+521331234567', 'all', 'X', 'x')`);
      await before.query(`insert into whatsapp_window (hub_id, address, last_inbound_at, closes_at) values ('mx', '+5213312345678', now(), now()), ('mx', '+523312345678', now() - interval '1 day', now() - interval '1 day')`);
      const after = await open(dispatchService.migrations);
      try {
        expect(await after.query(`select address, scope from suppression where address like '+52_3%' or hub_id = 'mx' order by 1`)).toEqual([{ address: '+521331234567', scope: 'all' }, { address: '+5213312345678', scope: 'marketing' }, { address: '+523312345678', scope: 'marketing' }]);
        expect(await after.query(`select count(distinct closes_at)::int as moments from whatsapp_window`)).toEqual([{ moments: 1 }]);
        expect(await after.query('select hub_id from address_rereading order by 1')).toEqual([{ hub_id: 'far' }, { hub_id: 'mx' }]);
      } finally {
        await after.close();
      }
    } finally {
      await before.close();
      await given.drop();
    }
  });
});
