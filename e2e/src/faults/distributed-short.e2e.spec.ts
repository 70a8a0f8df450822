import { eventually, testKafka, type ServiceProcessName } from '@messaging/testing';
import { DistributedRun } from './distributed-run.js';

const brokers = await testKafka();
const projecting = ['templates', 'dispatch', 'campaigns', 'automations', 'webhooks', 'console'] as const satisfies readonly ServiceProcessName[];
/** What services keep of others' compacted topics, without the moments of keeping. */
const kept: Readonly<Record<string, string>> = {
  'templates.customer': 'to_jsonb(t)', 'dispatch.template_head': 'to_jsonb(t)', 'dispatch.template_version': 'to_jsonb(t)',
  'campaigns.customer_fields': 'to_jsonb(t)', 'campaigns.audience_customer': 'to_jsonb(t)', 'campaigns.template_version': 'to_jsonb(t)', 'campaigns.template_head': 'to_jsonb(t)',
  'automations.customer': `to_jsonb(t) - 'field_times'`, 'automations.template_head': 'to_jsonb(t)',
  'webhooks.callback_account': 'to_jsonb(t)', 'console.hub_face': 'to_jsonb(t)',
};

async function projections(run: DistributedRun): Promise<Record<string, readonly unknown[]>> {
  const read = Object.entries(kept).map(async ([table, row]) => [table, await run.query(`select ${row} as row from ${table} t order by (${row})::text`)] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Deletes what every outbox has shipped, once that is all of it: the log is on the cluster alone then. */
async function pruneOutboxes(run: DistributedRun): Promise<void> {
  for (const service of projecting) {
    await eventually(async () => {
      const [left] = await run.query<{ n: number }>(`select count(*)::int as n from ${service}.outbox where pos is null or pos > (select coalesce(min(pos), 0) from ${service}.log_cursor where consumer = '${service}.relay')`);
      expect(left?.n).toBe(0);
    }, { timeoutMs: 60_000, everyMs: 200 });
    await run.query(`delete from ${service}.outbox`);
  }
}

(brokers.length > 0 ? describe : describe.skip)('six services apart on three brokers, with a few deaths under load (the whole suite: npm run test:faults)', () => {
  let run: DistributedRun;
  beforeAll(async () => {
    run = await DistributedRun.start({ brokers: 3 });
  }, 300_000);
  afterAll(() => run?.end(), 120_000);

  it('lose nothing that they acknowledged, over HTTP or Kafka, and send nothing twice', async () => {
    const load = run.load({ name: 'apart' });
    await load.grown(30);
    await run.killBroker(0, load); // it leads a third of the partitions
    await run.killAndRestart('dispatch');
    const verdict = await run.judge('short: leader of a third, dispatch', load);
    expect(verdict.problems).toEqual([]);
    expect(verdict.copies).toBe(0);
  }, 300_000);

  it('rebuild every projection from compacted topics after the outboxes were pruned, and send nothing', async () => {
    const mails = run.sink.journal().length;
    await pruneOutboxes(run);
    const before = await projections(run);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    for (const table of Object.keys(before)) await run.query(`delete from ${table}`);
    for (const name of projecting) expect(await run.product.replay(name)).toContain(`${name} is rebuilt; nothing was sent`);
    expect(await projections(run)).toEqual(before);
    await pruneOutboxes(run); // whatever was said meanwhile has gone out by now
    expect(run.sink.journal()).toHaveLength(mails);
  }, 300_000);
});
