import type { Topic } from '@messaging/contracts';

/** What the cluster has. Only settings that somebody set on the topic itself. */
export interface ExistingTopic {
  readonly name: string;
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** A topic to make. */
export interface TopicToMake {
  readonly name: string;
  readonly partitions: number;
  readonly replicas: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** What has to be done, and what must not be done by a program. */
export interface TopicPlan {
  readonly make: readonly TopicToMake[];
  /** Settings of ours that differ, with all that is set on the topic. */
  readonly change: readonly { readonly name: string; readonly settings: Readonly<Record<string, string>>; readonly told: string }[];
  /** A partition count is never changed in place: keys would move. */
  readonly warnings: readonly string[];
}

const dayMs = 86_400_000;
const replicasWanted = 3;
/** A compacted topic keeps what was replaced for so long, for a consumer that is just reading it. */
const replacedKeptMs = dayMs;

/** The settings that a topic is declared with. */
export function settingsOf({ retention }: Topic, replicas: number): Record<string, string> {
  const kept: Record<string, string> = retention === 'compacted' ? { 'cleanup.policy': 'compact', 'delete.retention.ms': String(replacedKeptMs) } : { 'cleanup.policy': 'delete', 'retention.ms': String(retention.days * dayMs) };
  // With two of three in sync a broker may be away and nothing that was acknowledged is on one disk alone.
  return { ...kept, 'min.insync.replicas': String(Math.min(2, replicas)) };
}

/** Compares what is declared with what is there. */
export function planTopics(declared: readonly Topic[], existing: readonly ExistingTopic[], { prefix, brokers }: { prefix: string; brokers: number }): TopicPlan {
  const replicas = Math.max(1, Math.min(replicasWanted, brokers));
  const found = new Map(existing.map((topic) => [topic.name, topic]));
  const make = declared.filter(({ name }) => !found.has(prefix + name))
    .map((topic) => ({ name: prefix + topic.name, partitions: topic.partitions, replicas, settings: settingsOf(topic, replicas) }));
  const there = declared.flatMap((topic) => {
    const present = found.get(prefix + topic.name);
    return present ? [{ topic, present }] : [];
  });
  return {
    make,
    change: there.flatMap(({ topic, present }) => changeOf(present, settingsOf(topic, replicas))),
    warnings: there.filter(({ topic, present }) => topic.partitions !== present.partitions)
      .map(({ topic, present }) => `${present.name} has ${present.partitions} partitions, declared are ${topic.partitions}: make a new version of the topic and drain this one`),
  };
}

function changeOf({ name, settings }: ExistingTopic, wanted: Readonly<Record<string, string>>) {
  const differing = Object.entries(wanted).filter(([key, value]) => settings[key] !== value);
  if (differing.length === 0) return [];
  const told = differing.map(([key, value]) => `${key} ${settings[key] ?? 'unset'} → ${value}`).join(', ');
  return [{ name, settings: { ...settings, ...wanted }, told }];
}
