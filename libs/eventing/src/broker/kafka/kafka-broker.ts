import { setTimeout as sleep } from 'node:timers/promises';
import { topics, type Topic } from '@messaging/contracts';
import { Loop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { ConsumerRunner } from '../../consume/consumer-runner.js';
import type { Subscription } from '../../consume/subscription.js';
import { RetryWorker } from '../../parked/retry-worker.js';
import { everyTopic, Retention } from '../../retention/retention.js';
import { Sequencer } from '../../outbox/sequencer.js';
import type { Broker, GroupLag } from '../broker.js';
import type { BrokerTools, EmbeddedMember } from '../embedded/embedded-broker.js';
import { GroupConsumer, groupTimes, type GroupConsumerOptions, type GroupTimes } from './group-consumer.js';
import { kafkaClient, type ClientLog, type KafkaConnection } from './kafka-connection.js';
import type { Kafka } from './kafkajs-library.js';
import { LogAdmin } from './log-admin.js';
import { judgeProgress, stillStanding, type Standing } from './progress.rules.js';
import { Relay, relayCursor } from './relay.js';
import { makeMissing } from './topics-on-cluster.js';
import { unacknowledged } from './unacknowledged.rules.js';

export interface KafkaBrokerOptions {
  readonly connection: KafkaConnection;
  /** Prefix of every topic and group name on the cluster. */
  readonly topicPrefix: string;
  /** `apply` creates missing topics, `check` waits for them. */
  readonly topics: 'apply' | 'check';
  /** All topics of the platform; those that this process writes or reads are taken care of. */
  readonly declared?: readonly Topic[];
  /** Log output of the client, besides errors, which go through `observer.trouble`; it is repetitive. */
  readonly onClientLog?: ClientLog;
  readonly times?: GroupTimes;
  /** A reader got stuck twice: this process cannot recover by itself. */
  readonly onStuck: (reason: string) => void;
  /** Partitions that a send left unacknowledged. */
  readonly onMissingAcks?: (partitions: readonly string[]) => void;
}

/** How often missing topics and readers are checked. */
const lookEveryMs = 1000;
/** Five questions for each group: 22 a second for all groups of the platform when it looked twice as often. */
const watchEveryMs = 30_000;
/** An idle relay has handed over what was committed 5 to 20 ms ago, on a busy machine later: it is given this part of the time that somebody would wait. */
const handOverPart = 1 / 40;

interface Reader {
  readonly consumer: GroupConsumer;
  standing: Standing;
  restartedAt: number | undefined;
}

/**
 * The log on Kafka. Each service's outbox is stamped as in the embedded driver and shipped by a relay; each consumer is a
 * separate group on its topic. An unavailable cluster stops neither the start nor the writers: outboxes hold the events,
 * and everything here retries.
 */
export class KafkaBroker implements Broker {
  readonly #kafka: InstanceType<typeof Kafka>;
  readonly #admin: LogAdmin;
  readonly #subscriptions: Subscription[] = [];
  readonly #readers: Reader[] = [];
  readonly #relays: Relay[] = [];
  readonly #sequencers: Sequencer[] = [];
  readonly #loops: (RetryWorker | Retention | Loop)[] = [];
  #missingTopics: readonly string[] | undefined;

  constructor(
    private readonly members: readonly EmbeddedMember[],
    protected readonly tools: BrokerTools,
    private readonly options: KafkaBrokerOptions,
  ) {
    this.#kafka = this.client();
    this.#admin = new LogAdmin(this.#kafka);
  }

  subscribe(subscription: Subscription): void {
    if (this.#subscriptions.some((s) => s.group === subscription.group)) throw new Error(`consumer group ${subscription.group} is declared twice`);
    this.#subscriptions.push(subscription);
  }

  /** Returns immediately: topics and members follow when the cluster answers; `waitsFor` says what is still missing. */
  async start(): Promise<void> {
    const runners = new Map(this.#subscriptions.map((s) => [s.group, this.runner(s)]));
    for (const runner of runners.values()) this.#readers.push({ consumer: this.consumer(runner, this.#kafka), standing: new Map(), restartedAt: undefined });
    for (const member of this.members) this.#startMember(member, runners);
    const topicsLoop = new Loop(() => this.#seeToTopics(), { idleMs: lookEveryMs, errorMs: lookEveryMs, onError: (error) => this.tools.observer.trouble('topics', error) });
    const watch = new Loop(() => this.#watch(), { idleMs: watchEveryMs, errorMs: watchEveryMs, onError: (error) => this.tools.observer.trouble('watch', error) });
    this.#loops.push(topicsLoop, watch);
    for (const loop of [topicsLoop, watch]) loop.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#loops, ...this.#readers.map(({ consumer }) => consumer)].map((part) => part.stop()));
    // Ships what the last batches said, so that the next process finds less to do.
    await Promise.all(this.#sequencers.map((sequencer) => sequencer.stop()));
    await Promise.all(this.#relays.map((relay) => relay.stop()));
    await this.#admin.close();
  }

  /** Relays first: an event that has left the outbox by then is counted on the cluster, so none is missed in between. */
  async lag(): Promise<readonly GroupLag[]> {
    const relays = await Promise.all(this.#relays.map(async (relay) => ({ group: relay.group, topic: everyTopic, events: await relay.lag() })));
    const readers = this.#readers.map(async ({ consumer }) => {
      const { group, topic } = consumer.runner.subscription;
      return { group, topic: topic.name, events: await this.#admin.lagOf(consumer) };
    });
    return [...relays, ...(await Promise.all(readers))];
  }

  isProgressing(withinMs: number): boolean {
    const oldest = Date.now() - withinMs;
    return this.#sequencers.every(({ lastProgressAt }) => lastProgressAt >= oldest) && this.#relays.every(({ lastRoundAt }) => lastRoundAt >= oldest);
  }

  /** What keeps this process from doing its part on the log; undefined once every topic exists and every group has joined. */
  isCaughtUp(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Of what other processes write, only what they have handed to the log within `handOverPart` of the time; any group of the platform, with the right to ask for it. */
  async whenCaughtUp(group: string, withinMs: number): Promise<boolean | undefined> {
    const topic = this.#topicOf(group);
    if (!topic) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, withinMs, false)));
    const followed = this.#hasFollowed({ group, topic }, withinMs).catch(() => undefined); // the cluster does not answer, or not to us
    return Promise.race([followed, late]).finally(() => clearTimeout(timer));
  }

  isDeaf(): boolean {
    return this.#readers.some(({ consumer }) => consumer.isDeaf);
  }

  waitsFor(): string | undefined {
    if (this.#missingTopics === undefined) return 'the Kafka cluster does not answer';
    if (this.#missingTopics.length > 0) return `missing topics: ${this.#missingTopics.join(', ')}`;
    const outside = this.#readers.filter(({ consumer }) => !consumer.hasJoined).map(({ consumer }) => consumer.group);
    return outside.length > 0 ? `not yet a member of ${outside.join(', ')}` : undefined;
  }

  /** The parts that mutants in the conformance suite replace. */
  protected runner(subscription: Subscription): ConsumerRunner {
    return new ConsumerRunner(subscription, this.database(subscription.service), { ...this.tools, outbox: this.members.find(({ database }) => database.schema === subscription.service)?.outbox });
  }

  protected consumer(runner: ConsumerRunner, kafka: InstanceType<typeof Kafka>): GroupConsumer {
    return new GroupConsumer(runner, kafka, this.groupOptions);
  }

  protected client(): InstanceType<typeof Kafka> {
    return kafkaClient(this.options.connection, this.options.onClientLog ?? (() => undefined));
  }

  protected readonly unacknowledged = unacknowledged;

  protected get groupOptions(): GroupConsumerOptions {
    const { topicPrefix, times = groupTimes } = this.options;
    return { topicPrefix, times, onError: (where, error) => this.tools.observer.trouble(where, error) };
  }

  #startMember({ database, outbox }: EmbeddedMember, runners: ReadonlyMap<string, ConsumerRunner>): void {
    const { schema } = database;
    const trouble = (part: string) => (error: unknown) => this.tools.observer.trouble(`${part} ${schema}`, error);
    const sequencer: Sequencer = new Sequencer(database, { crashPoints: this.tools.crashPoints, onError: trouble('sequencer'), onStamped: () => relay.wake() });
    const relay = new Relay(database, this.#kafka, {
      topicPrefix: this.options.topicPrefix,
      isLeader: () => sequencer.isLeader,
      partitionsOf: (topic) => this.#admin.partitionsOf(topic),
      unacknowledged: this.unacknowledged,
      onSent: () => undefined,
      onMissingAcks: this.options.onMissingAcks ?? (() => undefined),
      onError: trouble('relay'),
      crashPoints: this.tools.crashPoints,
    });
    const own = new Map([...runners].filter(([, runner]) => runner.subscription.service === schema));
    const retryWorker = new RetryWorker(database, own, this.tools);
    const retention = new Retention(database, { readers: [database], groups: [], onlyReader: relayCursor(schema).group, onError: trouble('retention') });
    outbox.onAppended(() => sequencer.wake());
    this.#sequencers.push(sequencer);
    this.#relays.push(relay);
    this.#loops.push(retryWorker, retention);
    for (const part of [sequencer, relay, retryWorker, retention]) part.start();
  }

  /** Waits until every topic that is written or read here exists; members are created only then, because a missing topic is an error to them. */
  async #seeToTopics(): Promise<boolean> {
    if (this.#missingTopics?.length === 0) return false;
    const own = this.#ownTopics();
    const missing = (): Promise<readonly string[]> => this.#admin.missing(own.map(({ name }) => this.options.topicPrefix + name));
    this.#missingTopics = await missing();
    if (this.#missingTopics.length > 0 && this.options.topics === 'apply') {
      await makeMissing(this.#admin, own, this.options.topicPrefix);
      this.#missingTopics = await missing();
    }
    if (this.#missingTopics.length > 0) return false;
    for (const { consumer } of this.#readers) consumer.start();
    return false;
  }

  async #hasFollowed({ group, topic }: { group: string; topic: Topic }, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    const own = this.#relays.filter(({ schema }) => topic.writers.some((writer) => writer === schema));
    const handed = await Promise.all(own.map((relay) => relay.hasHandedOver(until)));
    if (handed.includes(false)) return false;
    if (own.length < topic.writers.length) await sleep(withinMs * handOverPart);
    const { topicPrefix } = this.options;
    return this.#admin.hasFollowed({ group: topicPrefix + group, topic: topicPrefix + topic.name }, until);
  }

  /** `<service>.<consumer>.<topic>`, of whatever service. */
  #topicOf(group: string): Topic | undefined {
    return this.#subscriptions.find((subscription) => subscription.group === group)?.topic ?? topics.find(({ name }) => group.endsWith(`.${name}`));
  }

  /** The topics that a member writes or reads. */
  #ownTopics(): Topic[] {
    const { declared = topics } = this.options;
    const written = declared.filter(({ writers }) => this.members.some(({ database }) => writers.some((writer) => writer === database.schema)));
    return [...new Set([...this.#subscriptions.map(({ topic }) => topic), ...written])];
  }

  async #watch(): Promise<boolean> {
    if (this.#missingTopics?.length !== 0) return false;
    for (const reader of this.#readers) {
      const { consumer } = reader;
      const own = (await this.#admin.positionsOf(consumer)).filter(({ partition }) => consumer.isToRead(partition));
      reader.standing = stillStanding(reader.standing, own, Date.now());
      const { lastProgressAt, lastRefusedAt, isMember } = consumer;
      const verdict = judgeProgress({ standing: reader.standing, lastProgressAt, lastRefusedAt, restartedAt: reader.restartedAt, isMember }, Date.now());
      if (verdict === 'give-up') this.options.onStuck(`${consumer.group} stands still on ${consumer.topic}`);
      if (verdict !== 'restart') continue;
      consumer.restart();
      reader.restartedAt = Date.now();
    }
    return false;
  }

  protected database(service: string): Database {
    const member = this.members.find(({ database }) => database.schema === service);
    if (!member) throw new Error(`no database for service ${service}`);
    return member.database;
  }
}
