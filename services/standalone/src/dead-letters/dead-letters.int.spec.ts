import { dispatchService } from '@messaging/dispatch';
import { erpCustomerEvents } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { testDatabase, type TestDatabase } from '@messaging/testing';
import { webhooksService } from '@messaging/webhooks';
import { readCommand } from './command.rules.js';
import { DeadLetters, type Office } from './dead-letters.js';

describe('npm run dead-letters', () => {
  let given: TestDatabase;
  let offices: Office[];
  const event = { id: newId(), type: 'customer.updated', source: '/erp', time: '2026-11-23T10:00:00.000Z', hubId: 'main', key: 'c-1', topic: erpCustomerEvents.name, headers: {}, data: { customerId: 'c-1' } };

  beforeAll(async () => {
    given = await testDatabase();
    offices = await Promise.all([dispatchService, webhooksService].map(async ({ name, entities, migrations }) => ({ service: name, database: await Database.open({ url: given.url, schema: name, entities: entities(), migrations }) })));
  });
  afterAll(async () => {
    await Promise.all(offices.map(({ database }) => database.close()));
    await given.drop();
  });
  beforeEach(async () => {
    await dispatch().query('truncate parked_event restart identity');
    await webhooks().query('truncate erp_event, outbox');
    for (const [hub, state] of [['main', 'parked'], ['other', 'parked'], ['main', 'retry']]) {
      await dispatch().query(
        `insert into parked_event (consumer, event_id, hub_id, key, envelope, state, attempts, next_at, reason_code, reason_detail) values ('dispatch.x', $1, $2, 'c-1', $3, $4, 4, now() + interval '1 day', 'EVENT.HANDLER_FAILED', E'two\\nlines')`,
        [newId(), hub, JSON.stringify({ ...event, hubId: hub }), state],
      );
    }
  });

  const dispatch = (): Database => offices[0]?.database as Database;
  const webhooks = (): Database => offices[1]?.database as Database;
  const run = async (line: string): Promise<string[]> => {
    const command = readCommand(line.split(' '));
    if (!command.ok) throw new Error(command.problem.detail);
    return new DeadLetters(offices).run(command.value);
  };
  const states = async () => (await dispatch().query<{ state: string }>('select state from parked_event order by id')).map(({ state }) => state);

  it('lists what waits across services and hubs, a line each', async () => {
    const id = newId();
    await webhooks().query(`insert into erp_event (id, hub_id, source, source_id, type, time, received_at, status, reason_code, reason_detail, headers, data) values ($1, 'main', '/erp', '1', 'invoice.paid', now(), now(), 'parked', 'EVENT.TYPE_UNKNOWN', 'Nobody', '{}', '{"a":1}')`, [id]);
    expect((await run('list')).map((line) => line.split('\t').filter((_, column) => column !== 5))).toEqual([
      ['dispatch/1', 'parked', 'main', 'dispatch.x', 'customer.updated', 'EVENT.HANDLER_FAILED: two lines'],
      ['dispatch/2', 'parked', 'other', 'dispatch.x', 'customer.updated', 'EVENT.HANDLER_FAILED: two lines'],
      [`event/${id}`, 'parked', 'main', 'door', 'invoice.paid', 'EVENT.TYPE_UNKNOWN: Nobody'],
    ]);
    expect(await run('list --hub other --state all')).toHaveLength(1);
    expect(await run('list --service webhooks --state retry')).toEqual(['nothing waits']);
    await expect(run('list --service nope')).rejects.toThrow('there are dispatch, webhooks');
    expect((await run(`show event/${id}`))[0]).toContain('"a": 1');
    await expect(run(`replay event/${id}`)).rejects.toThrow('cannot be handed on as it is');
    expect(await run(`drop event/${id}`)).toEqual([`event/${id} ignored`]);
    await expect(run(`drop event/${id}`)).rejects.toThrow('does not wait');
  });

  it('shows, tries again and gives up, each where it waits', async () => {
    expect(JSON.parse((await run('show dispatch/2'))[0] ?? '')).toMatchObject({ hub_id: 'other', envelope: { data: { customerId: 'c-1' } } });
    expect(await run('replay dispatch/1 dispatch/2')).toEqual(['dispatch/1 is tried again', 'dispatch/2 is tried again']);
    expect(await states()).toEqual(['retry', 'retry', 'retry']);
    expect(await run('drop dispatch/1')).toEqual(['dispatch/1 is given up']);
    expect(await dispatch().query(`select hub_id, payload->>'outcome' as outcome from outbox`)).toEqual([{ hub_id: 'main', outcome: 'dropped' }]);
    await expect(run('show dispatch/1')).rejects.toThrow('dispatch/1 does not wait');
  });
});
