import { eventually } from '@messaging/testing';
import { campaignsApp, type CampaignsApp } from './campaigns-app.js';
import { customer, templateId, told } from './builders.js';

/** So many come at once; read whole for each batch of them, a table would be read some hundred times. */
const people = 4000;
const batch = 40;
/** A statement is prepared from its third use, and planned once for all at the sixth after that. */
const rehearsals = 10;
/**
 * A table read whole for each batch is read some fifty times. An audience is read three times (counted, gone through, and
 * looked at for more), and a few hundred rows by batches that come while it is small; what a connection counted before it
 * tells at its leisure, so these fall on either side of the line.
 */
const wholeMax = 10;

describe('campaigns of a shop that was small until a moment ago', () => {
  let app: CampaignsApp;
  let staff: Awaited<ReturnType<CampaignsApp['as']>>;

  beforeAll(async () => {
    app = await campaignsApp();
    staff = await app.as();
    await told(app).settings();
    await told(app).template();
    // Statistics are taken when the server gets to it, up to a minute late: here when the test says so.
    for (const table of ['audience_customer', 'customer_fields', 'campaign_recipient', 'campaign_address']) await app.database.query(`alter table ${table} set (autovacuum_enabled = false)`);
  });
  afterAll(() => app.close());

  const ids = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(5, '0')}`);
  async function inBatches<Item>(items: readonly Item[], work: (items: readonly Item[]) => Promise<void>): Promise<void> {
    for (let from = 0; from < items.length; from += batch) await work(items.slice(from, from + batch));
  }
  const follow = (customerIds: readonly string[]) => inBatches(customerIds, (some) => told(app).customers(some.map((id) => customer(id))));
  const send = async (customerIds: readonly string[]): Promise<void> => {
    const { body } = await staff.post('/campaigns', { name: 'Autumn', channel: 'email', templateId, audience: { all: true } });
    expect((await staff.post(`/campaigns/${body.id}/start`, { confirmRecipients: customerIds.length })).status).toBe(200);
    await app.expand();
    await inBatches(customerIds, (some) => told(app).progress(body.id, some.map((customerId) => ({ customerId, status: 'sent', accepted: true }))));
    expect((await staff.get(`/campaigns/${body.id}`)).body).toMatchObject({ status: 'completed', totals: { sent: customerIds.length } });
    for (const query of ['', '?status=sent', '?reason=PROVIDER.RECIPIENT']) expect((await staff.get(`/campaigns/${body.id}/recipients${query}`)).status).toBe(200);
  };
  /** Rows read by going through a whole table, once all `updated` changes of recipients are counted. */
  const readWhole = async (updated: number): Promise<Record<string, number>> =>
    eventually(async () => {
      await app.database.query('select pg_stat_force_next_flush()');
      const rows = await app.database.query<{ name: string; read: number; updated: number }>(
        `select relname as name, seq_tup_read as read, n_tup_upd as updated from pg_stat_user_tables where relname in ('audience_customer', 'customer_fields', 'campaign_recipient', 'campaign_address')`);
      if (!rows.some((row) => row.name === 'campaign_recipient' && row.updated >= updated)) throw new Error(JSON.stringify(rows));
      return Object.fromEntries(rows.map(({ name, read }) => [name, read]));
    });

  it('read no table whole for each batch, with plans that were made for a handful', async () => {
    const few = ids(rehearsals, 'a');
    for (let round = 0; round < rehearsals; round++) {
      await follow(few);
      await send(few);
      if (round === 0) await app.database.query('analyze');
    }
    const before = await readWhole(rehearsals * few.length);
    const many = ids(people, 'b');
    await follow(many);
    await send([...few, ...many]);
    const after = await readWhole(rehearsals * few.length + few.length + people);
    const times = Object.entries(after).map(([name, read]) => [name, Math.round((read - (before[name] ?? 0)) / people)] as const);
    expect(times.filter(([, whole]) => whole > wholeMax)).toEqual([]);
  });
});
