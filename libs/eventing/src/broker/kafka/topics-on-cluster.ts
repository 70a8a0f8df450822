import { setTimeout as delay } from 'node:timers/promises';
import type { Topic } from '@messaging/contracts';
import { ConfigResourceTypes, type Admin } from './kafkajs-library.js';
import type { LogAdmin } from './log-admin.js';
import { planTopics, type ExistingTopic, type TopicPlan, type TopicToMake } from './topic-plan.rules.js';

/** Kafka's number for a setting that was made on the topic itself (ConfigSource DYNAMIC_TOPIC_CONFIG). */
const setOnTopic = 1;
const makeTimeoutMs = 30_000;

/** What would have to be done for the declared topics to be there as declared. */
export async function planOnCluster(log: LogAdmin, declared: readonly Topic[], prefix: string): Promise<TopicPlan> {
  const admin = await log.connected();
  const [{ brokers }, names] = await Promise.all([admin.describeCluster(), admin.listTopics()]);
  const wanted = new Set(declared.map(({ name }) => prefix + name));
  const existing = await describe(admin, names.filter((name) => wanted.has(name)));
  return planTopics(declared, existing, { prefix, brokers: brokers.length });
}

async function describe(admin: Admin, names: readonly string[]): Promise<ExistingTopic[]> {
  if (names.length === 0) return [];
  const [{ topics }, { resources }] = await Promise.all([
    admin.fetchTopicMetadata({ topics: [...names] }),
    admin.describeConfigs({ includeSynonyms: false, resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })) }),
  ]);
  return topics.map(({ name, partitions }) => {
    const entries = resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
    // kafkajs types the source as an enum of numbers that arrive as such.
    const own = entries.filter(({ configSource }) => Number(configSource) === setOnTopic);
    return { name, partitions: partitions.length, settings: Object.fromEntries(own.map(({ configName, configValue }) => [configName, configValue])) };
  });
}

/** Makes what is missing; another process may do the same at the same moment. Existing topics are left as they are, unseen. */
export async function makeMissing(log: LogAdmin, declared: readonly Topic[], prefix: string): Promise<void> {
  const admin = await log.connected();
  const [{ brokers }, names] = await Promise.all([admin.describeCluster(), admin.listTopics()]);
  const there = new Set(names);
  await makeTopics(log, planTopics(declared.filter(({ name }) => !there.has(prefix + name)), [], { prefix, brokers: brokers.length }).make);
}

async function makeTopics(log: LogAdmin, missing: readonly TopicToMake[]): Promise<void> {
  if (missing.length === 0) return;
  const admin = await log.connected();
  await admin.createTopics({
    timeout: makeTimeoutMs,
    waitForLeaders: false,
    topics: missing.map(({ name, partitions, replicas, settings }) => ({
      topic: name, numPartitions: partitions, replicationFactor: replicas, configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    })),
  });
  await untilKnown(admin, missing.map(({ name }) => name));
}

/** A broker hears of a new topic a moment after the controller made it; waiting for leaders, kafkajs throws meanwhile. */
async function untilKnown(admin: Admin, names: string[]): Promise<void> {
  for (const end = Date.now() + makeTimeoutMs; ; await delay(50)) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      if (topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error(`no leaders for ${names.join(', ')} within ${makeTimeoutMs} ms`);
  }
}

/** Makes and changes what the plan says. */
export async function applyPlan(log: LogAdmin, plan: TopicPlan): Promise<void> {
  await makeTopics(log, plan.make);
  if (plan.change.length === 0) return;
  await (await log.connected()).alterConfigs({
    validateOnly: false,
    resources: plan.change.map(({ name, settings }) => ({
      type: ConfigResourceTypes.TOPIC, name, configEntries: Object.entries(settings).map(([key, value]) => ({ name: key, value })),
    })),
  });
}
