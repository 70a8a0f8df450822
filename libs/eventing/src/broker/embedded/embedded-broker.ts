import type { Database } from '@messaging/persistence';
import { ConsumerRunner, type RunnerTools } from '../../consume/consumer-runner.js';
import type { Subscription } from '../../consume/subscription.js';
import type { Outbox } from '../../outbox/outbox.js';
import { readTopic, type ReadTopic } from '../../outbox/outbox.sql.js';
import { Sequencer } from '../../outbox/sequencer.js';
import { RetryWorker } from '../../parked/retry-worker.js';
import { Retention } from '../../retention/retention.js';
import type { Broker, GroupLag } from '../broker.js';
import { SharedReads } from './shared-reads.js';
import { Tail } from './tail.js';

/** One service of the process: its schema and its outbox. */
export interface EmbeddedMember {
  readonly database: Database;
  readonly outbox: Outbox;
}

/** What all runners of a broker share. */
export type BrokerTools = Pick<RunnerTools, 'clock' | 'crashPoints' | 'observer' | 'random'>;

/**
 * The log without a broker: each service's outbox, stamped by a sequencer and tailed in place by every group. A real
 * runtime for a small shop: durable, restartable, with a total order per source.
 */
export class EmbeddedBroker implements Broker {
  readonly #subscriptions: Subscription[] = [];
  readonly #sequencers: Sequencer[] = [];
  readonly #retryWorkers: RetryWorker[] = [];
  readonly #retentions: Retention[] = [];
  #tails: Tail[] = [];

  constructor(
    private readonly members: readonly EmbeddedMember[],
    private readonly tools: BrokerTools,
  ) {}

  subscribe(subscription: Subscription): void {
    if (this.#subscriptions.some((s) => s.group === subscription.group)) throw new Error(`consumer group ${subscription.group} is declared twice`);
    this.#subscriptions.push(subscription);
  }

  async start(): Promise<void> {
    const runners = new Map(this.#subscriptions.map((s) => [s.group, this.runner(s)]));
    const { readTopic: read } = new SharedReads(this.read);
    this.#tails = this.#subscriptions.flatMap((s) => this.#tailsOf(s, { runners, read }));
    for (const member of this.members) this.#startMember(member, runners);
    for (const tail of this.#tails) tail.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#tails, ...this.#retryWorkers, ...this.#retentions].map((part) => part.stop()));
    await Promise.all(this.#sequencers.map((sequencer) => sequencer.stop()));
  }

  async lag(): Promise<readonly GroupLag[]> {
    return Promise.all(this.#subscriptions.map(async ({ group, topic }) => {
      const tails = this.#tails.filter((tail) => tail.group === group);
      const behind = await Promise.all(tails.map((tail) => tail.lag()));
      return { group, topic: topic.name, events: behind.reduce((sum, events) => sum + events, 0) };
    }));
  }

  /** Never deaf: events are in the same database in which every call is marked, half a second before it at most. */
  isDeaf(): boolean {
    return false;
  }

  async isCaughtUp(group: string): Promise<boolean> {
    const behind = await Promise.all(this.#tails.filter((tail) => tail.group === group).map((tail) => tail.isBehind()));
    return !behind.includes(true);
  }

  async whenCaughtUp(group: string, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    const followed = await Promise.all(this.#tails.filter((tail) => tail.group === group).map((tail) => tail.hasFollowed(until)));
    return !followed.includes(false);
  }

  isProgressing(withinMs: number): boolean {
    const oldest = Date.now() - withinMs;
    return [...this.#tails, ...this.#sequencers].every((part) => part.lastProgressAt >= oldest);
  }

  waitsFor(): undefined {
    return undefined;
  }

  /** The harness of one group; mutants in the conformance suite replace it. */
  protected runner(subscription: Subscription): ConsumerRunner {
    const outbox = this.members.find(({ database }) => database.schema === subscription.service)?.outbox;
    return new ConsumerRunner(subscription, this.#database(subscription.service), { ...this.tools, outbox, waitsForDisk: false });
  }

  /** How a tail reads its source; mutants in the conformance suite replace it. */
  protected readonly read: ReadTopic = readTopic;

  #tailsOf(subscription: Subscription, { runners, read }: { runners: ReadonlyMap<string, ConsumerRunner>; read: ReadTopic }): Tail[] {
    const runner = runners.get(subscription.group);
    if (!runner) return [];
    return this.members
      .filter(({ database }) => subscription.topic.writers.some((writer) => writer === database.schema))
      .map(({ database }) => {
        const onError = (where: string, error: unknown): void => this.tools.observer.trouble(where, error);
        return new Tail(runner, database, { own: this.#database(subscription.service), read, onError });
      });
  }

  #startMember({ database, outbox }: EmbeddedMember, runners: ReadonlyMap<string, ConsumerRunner>): void {
    const own = new Map([...runners].filter(([, runner]) => runner.subscription.service === database.schema));
    const retryWorker = new RetryWorker(database, own, this.tools);
    const sequencer = new Sequencer(database, {
      crashPoints: this.tools.crashPoints,
      onError: (error) => this.tools.observer.trouble(`sequencer ${database.schema}`, error),
      onStamped: (topics) => this.#wakeTails(database.schema, topics),
    });
    const retention = new Retention(database, {
      readers: this.members.map((member) => member.database),
      groups: this.#tails.filter((tail) => tail.sourceName === database.schema),
      onError: (error) => this.tools.observer.trouble(`retention ${database.schema}`, error),
    });
    outbox.onAppended(() => sequencer.wake());
    this.#retryWorkers.push(retryWorker);
    this.#sequencers.push(sequencer);
    this.#retentions.push(retention);
    for (const part of [sequencer, retryWorker, retention]) part.start();
  }

  #wakeTails(source: string, topics: readonly string[]): void {
    for (const tail of this.#tails) if (tail.sourceName === source && topics.includes(tail.topic)) tail.wake();
  }

  #database(service: string): Database {
    const member = this.members.find(({ database }) => database.schema === service);
    if (!member) throw new Error(`no database for service ${service}`);
    return member.database;
  }
}
