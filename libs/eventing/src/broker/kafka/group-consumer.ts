import type { Envelope } from '@messaging/contracts';
import { Loop } from '@messaging/kernel';
import type { ConsumerRunner } from '../../consume/consumer-runner.js';
import { batchSizeMax } from '../../consume/subscription.js';
import { RestBetweenBatches } from '../../outbox/rest-between-batches.js';
import { decodeMessage } from './decode-message.rules.js';
import { typeHeader } from './encode-message.rules.js';
import { BatchGatherer, type Portion } from './gather-batches.js';
import { Hearing } from './hearing.js';
import { retrySteps } from './kafka-connection.js';
import type { Consumer, ConsumerEndBatchProcessEvent, EachBatchPayload, Kafka, KafkaMessage } from './kafkajs-library.js';

/** Timing and limits of group members; tests shorten the first two. */
export interface GroupTimes {
  /** A member that is silent for this long loses its partitions; until then nobody reads them. */
  readonly sessionTimeoutMs: number;
  readonly heartbeatMs: number;
}

/** Nobody reads a killed member's partitions until its session ends, and work must continue within 20 s; four heartbeats fit into it. */
export const groupTimes: GroupTimes = { sessionTimeoutMs: 12_000, heartbeatMs: 3000 };
/** For consumers that may forbid sending, nothing in bulk leaves meanwhile: so the shortest session that a broker grants. */
const forbiddingTimes: GroupTimes = { sessionTimeoutMs: 6000, heartbeatMs: 1500 };

/** Size of a fetch for all partitions, and for one: what 13 consumers hold at once must fit into 300 MB. */
const fetchBytesMax = 2 * 1024 * 1024;
const fetchBytesOfPartitionMax = 512 * 1024;
/** For consumers that may forbid sending: answers prove that they hear (`Hearing`). */
const forbiddingFetchWaitMs = 300;
/** The batch in hand must be done before the others are given its partitions. */
const rebalanceTimeoutMs = 30_000;
/** As many as the largest topic has, so that a whole fetch is handed over at once and gathered. */
const partitionsAtOnce = 12;
/** Wait before asking an unresponsive database again; the member stays in its group meanwhile. */
const databaseRetryMs = 500;
const restartMs = 1000;
/** While more is waiting, offsets are committed at most this often: each commit is a round trip that delays the next transaction. */
const offsetsEveryMs = 250;

export interface GroupConsumerOptions {
  readonly topicPrefix: string;
  readonly times: GroupTimes;
  readonly onError: (where: string, error: unknown) => void;
}

/** What kafkajs reports about a batch that it has finished. */
type BatchEnd = Pick<ConsumerEndBatchProcessEvent['payload'], 'topic' | 'partition' | 'lastOffset' | 'batchSize'>;

/** The consumer has stopped for good, which kafkajs reports as an event. */
class Crashed extends Error {}

/**
 * One consumer group's member in this process. There is one group per consumer and topic, so that members may differ in
 * what they hear. Effects are committed first, offsets afterwards; a redelivered event finds its inbox row. A bad message
 * never throws. When kafkajs gives up, for whatever reason, a new client takes its place.
 */
export class GroupConsumer {
  readonly #loop: Loop;
  readonly #sizeMax: number;
  readonly #gatherer: BatchGatherer;
  readonly #rest: RestBetweenBatches;
  #restMs: true | number = true;
  #payload: EachBatchPayload | undefined;
  #lost: Error | undefined;
  #offsetsToldAt = 0;
  /** Number of times it has joined: partitions of an earlier membership may belong to another member by now. */
  #admission = 0;
  #giveUp: (error: Crashed) => void = () => undefined;
  /** When something was last taken on: who watches for standing still reads it. */
  lastProgressAt = 0;
  /** When the database last refused it. */
  lastRefusedAt = 0;
  /** What it was given as a member; nothing while it is none. */
  #partitions: ReadonlySet<number> | undefined;
  /** Whether it has been a member of its group since it was started. */
  hasJoined = false;
  readonly #hearing = new Hearing();

  constructor(
    readonly runner: ConsumerRunner,
    private readonly kafka: InstanceType<typeof Kafka>,
    private readonly options: GroupConsumerOptions,
  ) {
    this.#sizeMax = runner.subscription.batchSizeMax ?? batchSizeMax;
    this.#gatherer = new BatchGatherer((events, portions) => this.#takeGathered(events, portions), this.#sizeMax);
    this.#rest = new RestBetweenBatches(this.#sizeMax, runner.subscription.streamRestMs);
    this.#loop = new Loop(() => this.#live(), { idleMs: restartMs, errorMs: restartMs, onError: (error) => options.onError(this.group, error) });
  }

  /** The name on the cluster. */
  get group(): string {
    return this.options.topicPrefix + this.runner.subscription.group;
  }

  get topic(): string {
    return this.options.topicPrefix + this.runner.subscription.topic.name;
  }

  /** True while something that forbids sending would not be heard here. */
  get isDeaf(): boolean {
    return this.runner.subscription.mayForbid === true && this.#hearing.isDeaf(Date.now());
  }

  get isMember(): boolean {
    return this.#partitions !== undefined;
  }

  /** Whether a partition is this member's to read; while it is none, any. */
  isToRead(partition: number): boolean {
    return this.#partitions?.has(partition) ?? true;
  }

  start(): void {
    this.#loop.start();
  }

  /** Finishes the batch in hand and leaves the group, so that others take over at once. */
  async stop(): Promise<void> {
    const stopped = this.#loop.stop();
    this.#giveUp(new Crashed('stopped'));
    await stopped;
  }

  /** Replaces a client that makes no progress. */
  restart(): void {
    this.#giveUp(new Crashed('restarted: there was something to read and nothing was read'));
  }

  /** The batch in hand, through which progress is reported to kafkajs. */
  private get payload(): EachBatchPayload {
    if (!this.#payload) throw new Error(`${this.group} has no batch in hand`);
    return this.#payload;
  }

  /** The lifetime of one client. */
  async #live(): Promise<boolean> {
    const ended = new Promise<Crashed>((resolve) => (this.#giveUp = resolve));
    const consumer = this.#client();
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.hasJoined = true;
      this.#admission += 1;
      this.#partitions = new Set(Object.values(payload.memberAssignment).flat());
      this.#hearing.joined(this.#partitions.size);
    });
    consumer.on(consumer.events.REQUEST, ({ payload }) => {
      if (payload.apiName === 'ApiVersions') this.#hearing.connected(); // the first on every connection
      if (payload.apiName === 'Fetch') this.#hearing.heard(Date.now());
    });
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => void this.#passOver(consumer, payload));
    consumer.on(consumer.events.CRASH, ({ payload }) => this.#giveUp(new Crashed(payload.error.message)));
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [this.topic], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: partitionsAtOnce, eachBatch: (payload) => this.#eachBatch(payload) });
      const end = await ended;
      if (!this.#loop.stopping) throw end;
      return false;
    } finally {
      this.#partitions = undefined;
      await consumer.disconnect().catch((error: unknown) => this.options.onError(this.group, error));
    }
  }

  /** Tests use shorter ones. */
  get #times(): GroupTimes {
    return this.runner.subscription.mayForbid && this.options.times === groupTimes ? forbiddingTimes : this.options.times;
  }

  #client(): Consumer {
    const { sessionTimeoutMs, heartbeatMs } = this.#times;
    return this.kafka.consumer({
      groupId: this.group,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: heartbeatMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      maxBytes: fetchBytesMax,
      maxBytesPerPartition: fetchBytesOfPartitionMax,
      // kafkajs sends heartbeats between fetches, so an idle member asks as seldom as it has to say that it is there.
      maxWaitTimeInMs: this.runner.subscription.mayForbid ? forbiddingFetchWaitMs : heartbeatMs,
      allowAutoTopicCreation: false,
      // One way to recover, whatever the error: this loop creates a new client.
      retry: { ...retrySteps, restartOnFailure: async () => false },
    });
  }

  /** Batches without readable records, such as a foreign producer's aborted transaction, never reach `eachBatch`, so kafkajs would not report that it has passed them. */
  async #passOver(consumer: Consumer, { topic, partition, lastOffset, batchSize: read }: BatchEnd): Promise<void> {
    if (read > 0) return;
    this.lastProgressAt = Date.now();
    const told = consumer.commitOffsets([{ topic, partition, offset: String(BigInt(lastOffset) + 1n) }]);
    await told.catch((error: unknown) => this.#untold(error));
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    const taken = this.#hearing.takes(Date.now);
    try {
      await this.#takeBatch(payload);
    } finally {
      taken();
    }
  }

  async #takeBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const admission = this.#admission;
    this.#payload = payload;
    for (let from = 0; from < batch.messages.length; from += this.#sizeMax) {
      if (!payload.isRunning() || payload.isStale()) return;
      // Throws if this member has lost its partitions while asleep or cut off: what is left belongs to another member.
      await payload.heartbeat();
      const messages = batch.messages.slice(from, from + this.#sizeMax);
      const last = messages.at(-1);
      if (!last) return;
      const place = { topic: this.runner.subscription.topic, partition: batch.partition };
      await this.#gatherer.add({
        events: messages.filter((message) => this.#isMeantForUs(message)).map((message) => decodeMessage(message, place)),
        read: messages.length,
        taken: () => {
          if (admission === this.#admission) payload.resolveOffset(last.offset);
        },
      });
    }
    const restMs = this.#restMs;
    if (restMs !== true) await new Promise((resolve) => setTimeout(resolve, restMs));
  }

  /** Records whose type nobody here handles are not even parsed. */
  #isMeantForUs({ headers }: KafkaMessage): boolean {
    const type = headers?.[typeHeader];
    return !Buffer.isBuffer(type) || this.runner.isMeantForUs({ type: type.toString() });
  }

  async #takeGathered(events: readonly Envelope[], portions: readonly Portion[]): Promise<void> {
    await this.take(events, portions);
    const read = portions.reduce((sum, portion) => sum + portion.read, 0);
    // What may forbid sending does not wait for the longest, whatever else its topic carries.
    const isPassedBy = events.length === 0 && !this.runner.subscription.mayForbid;
    this.#restMs = isPassedBy ? this.#rest.afterOthers(read) : this.#rest.after(read);
  }

  /** Effects first, then offsets; mutants in the conformance suite do it otherwise. While the database is away the member waits in its group. */
  protected async take(events: readonly Envelope[], portions: readonly Portion[]): Promise<void> {
    await this.effects(events);
    await this.offsets(portions);
  }

  protected async effects(events: readonly Envelope[]): Promise<void> {
    if (events.length === 0) {
      this.lastProgressAt = Date.now();
      return;
    }
    const heartbeats = new Heartbeats(this.payload, this.#times.heartbeatMs);
    try {
      await this.#takeOn(events, heartbeats);
    } finally {
      heartbeats.stop();
    }
    this.#lost = heartbeats.error;
    this.lastProgressAt = Date.now();
  }

  protected async offsets(portions: readonly Portion[]): Promise<void> {
    for (const { taken } of portions) taken();
    if (this.#gatherer.hasMore && !this.#lost && Date.now() - this.#offsetsToldAt < offsetsEveryMs) return;
    this.#offsetsToldAt = Date.now();
    await this.#tellOffsets();
    if (this.#lost) throw this.#lost; // the group has moved on without this member: kafkajs must know, so that it joins again
  }

  /**
   * What was taken on is not read again by this client, and kafkajs tells no offsets on its own: after a telling that failed, and did not
   * make it join anew, the group would stand before what it has done until something else comes. A new client reads it again.
   */
  async #tellOffsets(): Promise<void> {
    try {
      await this.tell(this.payload);
    } catch (error) {
      this.#untold(error);
      throw error;
    }
  }

  #untold(error: unknown): void {
    if (!joinsAnew(error)) this.#giveUp(new Crashed(`offsets could not be told: ${error instanceof Error ? error.message : String(error)}`));
  }

  protected async tell(payload: EachBatchPayload): Promise<void> {
    await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
  }

  async #takeOn(events: readonly Envelope[], heartbeats: Heartbeats): Promise<void> {
    for (;;) {
      try {
        await this.runner.run(events, async () => undefined);
        return;
      } catch (error) {
        this.lastRefusedAt = Date.now();
        this.options.onError(this.group, error);
        if (heartbeats.error) throw heartbeats.error;
        if (!this.payload.isRunning()) throw error;
        await new Promise((resolve) => setTimeout(resolve, databaseRetryMs));
      }
    }
  }
}

/** Answers after which kafkajs joins its group again, and reads from where the group stands. */
const rejoining: readonly unknown[] = ['REBALANCE_IN_PROGRESS', 'NOT_COORDINATOR_FOR_GROUP', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'];
const joinsAnew = (error: unknown): boolean => error instanceof Error && 'type' in error && rejoining.includes(error.type);

/** Sends heartbeats during a transaction; kafkajs itself sends them only between batches. */
class Heartbeats {
  readonly #timer: NodeJS.Timeout;
  /** The first refusal, which means that another member has this one's partitions. */
  error: Error | undefined;

  constructor(payload: EachBatchPayload, everyMs: number) {
    this.#timer = setInterval(() => {
      payload.heartbeat().catch((error: Error) => (this.error ??= error));
    }, everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
