import { randomUUID } from 'node:crypto';
import { customersState, defineTopic, dispatchEvents, suppressions, type Topic } from '@messaging/contracts';
import { eventually, testKafka } from '@messaging/testing';
import { kafkaClient } from './kafka-connection.js';
import { LogAdmin } from './log-admin.js';
import { applyPlan, planOnCluster } from './topics-on-cluster.js';

const brokers = await testKafka();

(brokers.length > 0 ? describe : describe.skip)('topics as code, on a cluster', () => {
  const prefix = `plan-${randomUUID()}.`;
  const log = new LogAdmin(kafkaClient({ brokers, clientId: 'topics' }, () => undefined));
  const declared = [dispatchEvents, customersState];
  const planOf = (wanted: readonly Topic[]) => planOnCluster(log, wanted, prefix);
  afterAll(() => log.close());

  it('makes what is missing with its partitions, retention and compaction, and then finds nothing to do', async () => {
    const plan = await planOf(declared);
    expect(plan.make.map(({ name, partitions, settings }) => [name, partitions, settings['cleanup.policy'], settings['retention.ms']])).toEqual([
      [`${prefix}dispatch.events.v1`, 12, 'delete', String(7 * 86_400_000)],
      [`${prefix}customers.state.v1`, 12, 'compact', undefined],
    ]);
    await applyPlan(log, plan);
    expect(await planOf(declared)).toEqual({ make: [], change: [], warnings: [] });
  });

  it('mends what was set by hand, leaves settings that are not ours, and never touches partitions', async () => {
    const admin = await log.connected();
    await admin.createTopics({
      waitForLeaders: false,
      topics: [{ topic: prefix + suppressions.name, numPartitions: 3, configEntries: [{ name: 'retention.ms', value: '60000' }, { name: 'max.message.bytes', value: '500000' }] }],
    });
    // A broker may know of a topic a moment later than the controller that made it.
    const plan = await eventually(async () => {
      const found = await planOf([suppressions]);
      expect(found.make).toEqual([]);
      return found;
    }, { timeoutMs: 30_000, everyMs: 100 });
    expect(plan.change).toMatchObject([{ name: prefix + suppressions.name, told: expect.stringContaining('cleanup.policy unset → compact') as string, settings: { 'max.message.bytes': '500000' } }]);
    expect(plan.warnings).toEqual([expect.stringContaining('has 3 partitions, declared are 6')]);
    await applyPlan(log, plan);
    expect(await planOf([suppressions])).toEqual({ make: [], change: [], warnings: plan.warnings });
  });

  it('tells a retention that differs from what is declared', async () => {
    const shorter = defineTopic({ ...dispatchEvents, retention: { days: 1 } });
    expect((await planOf([shorter])).change).toMatchObject([{ told: 'retention.ms 604800000 → 86400000' }]);
  });
});
