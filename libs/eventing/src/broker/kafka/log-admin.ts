import type { Admin, Kafka } from './kafkajs-library.js';
import { reached } from '../reached.js';
import type { PartitionPosition } from './progress.rules.js';

/** How far a group is behind on its topic, in messages. */
export interface GroupPosition {
  readonly group: string;
  readonly topic: string;
}

/** Questions to the cluster, over one connection that is made at the first and kept. */
export class LogAdmin {
  readonly #admin: Admin;
  readonly #partitionCounts = new Map<string, number>();
  readonly #there = new Set<string>();
  #connected: Promise<void> | undefined;

  constructor(kafka: InstanceType<typeof Kafka>) {
    this.#admin = kafka.admin();
  }

  async close(): Promise<void> {
    if (this.#connected) await this.#admin.disconnect();
  }

  /** How many partitions a topic has; asked once, because the count never changes in place. */
  async partitionsOf(topic: string): Promise<number> {
    const known = this.#partitionCounts.get(topic);
    if (known !== undefined) return known;
    if (!(await this.#isThere(topic))) throw new Error(`there is no topic ${topic}`);
    const { topics: [found] } = await (await this.connected()).fetchTopicMetadata({ topics: [topic] });
    const count = found?.partitions.length ?? 0;
    this.#partitionCounts.set(topic, count);
    return count;
  }

  /** Messages between what a group has committed and the end of its topic. */
  async lagOf(of: GroupPosition): Promise<number> {
    return (await this.positionsOf(of)).reduce((sum, { lagEvents }) => sum + lagEvents, 0);
  }

  /** Where a group stands on each partition of its topic. */
  async positionsOf({ group, topic }: GroupPosition): Promise<PartitionPosition[]> {
    if (!(await this.#isThere(topic))) return [];
    const admin = await this.connected();
    const [[committed], ends] = await Promise.all([admin.fetchOffsets({ groupId: group, topics: [topic] }), admin.fetchTopicOffsets(topic)]);
    const offsets = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.map(({ partition, high, low }) => {
      const at = offsets.get(partition) ?? -1;
      return { partition, committed: at, end: Number(high), lagEvents: Math.max(0, Number(high) - Math.max(at, Number(low))) };
    });
  }

  /** Whether a group has taken on, by the moment given, all that is on its topic at the call. */
  async hasFollowed(of: GroupPosition, until: number): Promise<boolean> {
    const now = await this.positionsOf(of);
    const ends = new Map(now.map(({ partition, end }) => [partition, end]));
    const isBehind = (positions: readonly PartitionPosition[]): boolean => positions.some(({ partition, committed, end, lagEvents }) => lagEvents > 0 && committed < (ends.get(partition) ?? end));
    return !isBehind(now) || reached(async () => !isBehind(await this.positionsOf(of)), until);
  }

  /** Which of these topics are not there. */
  async missing(topics: readonly string[]): Promise<string[]> {
    const there = new Set(await (await this.connected()).listTopics());
    return topics.filter((topic) => !there.has(topic));
  }

  /** kafkajs must not be asked about a topic that is missing: it would ask for it again with every other question, and fail. */
  async #isThere(topic: string): Promise<boolean> {
    if (!this.#there.has(topic)) for (const name of await (await this.connected()).listTopics()) this.#there.add(name);
    return this.#there.has(topic);
  }

  /** The client itself, connected. A failed attempt is made again by the next call. */
  async connected(): Promise<Admin> {
    this.#connected ??= this.#admin.connect().catch((error: unknown) => {
      this.#connected = undefined;
      throw error;
    });
    await this.#connected;
    return this.#admin;
  }
}
