import { topics } from '@messaging/contracts';
import { Loop, type CrashPoints } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { everyTopic } from '../../retention/retention.js';
import { moveCursor, openCursor } from '../embedded/cursor.sql.js';
import { recordsOf } from '../../outbox/bundle.js';
import { reached } from '../reached.js';
import { encodeHeaders, type RelayRow } from './encode-message.rules.js';
import type { Kafka, Message, Producer } from './kafkajs-library.js';
import { partitionOf } from './murmur2.js';
import { readStamped, recordBytes, relayRowsMax, unsentRows } from './relay.sql.js';
import { unacknowledged, type TopicPartition } from './unacknowledged.rules.js';

/** Below the 1 MiB that a broker takes as one record batch: all rows may fall into one partition. */
const sendBytesMax = 900_000;
/** Wake-ups come from the sequencer of this process; this bounds how late a new leader ships what the one before it had stamped. */
const idleMs = 1000;
const errorMs = 500;
/** A broker that does not answer a produce within this is asked again on a fresh connection. */
const produceTimeoutMs = 15_000;

const ownerOf = new Map(topics.map(({ name, owner }) => [name, owner]));

/** Records that fit into one send each time: nearly always all. A bundle is read whole, whatever its size. */
function portionsOf(records: readonly RelayRow[]): RelayRow[][] {
  const portions: RelayRow[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = Buffer.byteLength(record.payload) + recordBytes;
    if (bytes + size > sendBytesMax) {
      portions.push([]);
      bytes = 0;
    }
    portions.at(-1)?.push(record);
    bytes += size;
  }
  return portions;
}

/** The relay's row in `log_cursor`: all topics of the source together. */
export const relayCursor = (schema: string) => ({ group: `${schema}.relay`, source: schema, topic: everyTopic });

export interface RelayOptions {
  readonly topicPrefix: string;
  /** Whether this process gives the source its positions: only then it sends. */
  readonly isLeader: () => boolean;
  /** How many partitions a topic has on the cluster; throws while it is missing. */
  readonly partitionsOf: (topic: string) => Promise<number>;
  /** What no acknowledgement covers; the conformance suite's mutant believes every answer. */
  readonly unacknowledged?: typeof unacknowledged;
  readonly onSent: (count: number) => void;
  /** Partitions that no acknowledgement covered; the batch is sent again. */
  readonly onMissingAcks: (partitions: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
  readonly crashPoints: CrashPoints;
}

/**
 * Ships one source's outbox to Kafka: stamped rows in order, to the partition of their key, one send at a time; the
 * cursor moves when the acknowledgements cover all of it, and on anything else the same rows are sent again. Consumers
 * recognise what comes twice.
 *
 * The process that holds the sequencer's lock sends. One that was frozen while it sent, and finds the cursor moved by
 * its successor, puts the cursor back to where its batch began: on a compacted topic its late rows would otherwise stay
 * the newest of their keys. The stored `traceparent` travels as it is, so no instrumentation of producers may be loaded.
 */
export class Relay {
  readonly #loop: Loop;
  readonly #producer: Producer;
  #isConnected = false;
  #pos: number | undefined;
  /** What comes behind a batch that is under way. */
  #ahead: { readonly afterPos: number; readonly rows: Promise<RelayRow[]> } | undefined;

  constructor(
    private readonly source: Database,
    kafka: InstanceType<typeof Kafka>,
    private readonly options: RelayOptions,
  ) {
    this.#loop = new Loop(() => this.#step(), { idleMs, errorMs, onError: (error) => this.#failed(error) });
    this.#producer = kafka.producer({
      allowAutoTopicCreation: false,
      // Never `idempotent`: it lost 170 of 31,080 messages in partitions that were acknowledged.
      idempotent: false,
      maxInFlightRequests: 1,
      createPartitioner: () => ({ message }) => message.partition ?? 0,
    });
  }

  start(): void {
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.#producer.disconnect();
  }

  /** When a round ended last, with or without success: a Kafka that is away is no reason to restart. */
  lastRoundAt = Date.now();

  get schema(): string {
    return this.source.schema;
  }

  get group(): string {
    return relayCursor(this.source.schema).group;
  }

  /** Committed events that are not on the log yet. */
  async lag(): Promise<number> {
    const { unsent, unstamped } = await unsentRows(this.source, await openCursor(this.source, relayCursor(this.source.schema)));
    return unsent + unstamped;
  }

  /** Whether all that was committed at the call is on the log by the moment given, whichever process sends it. */
  async hasHandedOver(until: number): Promise<boolean> {
    const position = (): Promise<number> => openCursor(this.source, relayCursor(this.source.schema));
    const sent = await position();
    const { unsent, unstamped } = await unsentRows(this.source, sent);
    const target = sent + unsent + unstamped; // positions are dense
    return unsent + unstamped === 0 || reached(async () => (await position()) >= target, until);
  }

  async #step(): Promise<boolean> {
    this.lastRoundAt = Date.now();
    if (!this.options.isLeader()) {
      this.#pos = undefined; // somebody else moves it meanwhile
      return false;
    }
    const from = (this.#pos ??= await openCursor(this.source, relayCursor(this.source.schema)));
    const rows = await this.#readAfter(from);
    const last = rows.at(-1);
    if (!last) return false;
    if (rows.length === relayRowsMax) this.#readAhead(last.pos);
    const records = rows.flatMap(recordsOf);
    for (const portion of portionsOf(records)) await this.#send(portion);
    this.options.crashPoints.at('relay.afterSend');
    await this.#moveOn(from, last.pos);
    this.options.onSent(records.length);
    return rows.length === relayRowsMax;
  }

  async #readAfter(pos: number): Promise<RelayRow[]> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    return ahead?.afterPos === pos ? ahead.rows : readStamped(this.source, { afterPos: pos, bytesMax: sendBytesMax });
  }

  /** PostgreSQL reads while Kafka writes: positions are dense and given in order, so nothing can still come in between. */
  #readAhead(afterPos: number): void {
    const rows = readStamped(this.source, { afterPos, bytesMax: sendBytesMax });
    rows.catch(() => undefined); // whoever takes them up hears of it
    this.#ahead = { afterPos, rows };
  }

  async #moveOn(from: number, to: number): Promise<void> {
    const { group, source } = relayCursor(this.source.schema);
    const isMoved = await moveCursor(this.source, { group, source, from, to });
    this.#pos = isMoved ? to : undefined;
    if (isMoved) return;
    await this.source.query('update log_cursor set pos = least(pos, $3) where consumer = $1 and source = $2', [group, source, from]);
    throw new Error(`${group}: the cursor was moved by somebody else while a batch was under way; it is put back to ${from}`);
  }

  async #send(records: readonly RelayRow[]): Promise<void> {
    if (!this.#isConnected) await this.#producer.connect();
    this.#isConnected = true;
    const sent: TopicPartition[] = [];
    const byTopic = new Map<string, Message[]>();
    for (const record of records) {
      const { topic, partition, message } = await this.#addressed(record);
      sent.push({ topic, partition });
      const messages = byTopic.get(topic);
      if (messages) messages.push(message);
      else byTopic.set(topic, [message]);
    }
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    const answer = await this.#producer.sendBatch({ acks: -1, timeout: produceTimeoutMs, topicMessages });
    const missing = (this.options.unacknowledged ?? unacknowledged)(sent, answer.map(({ topicName, partition, errorCode }) => ({ topic: topicName, partition, errorCode })));
    if (missing.length === 0) return;
    this.options.onMissingAcks(missing);
    throw new Error(`no acknowledgement for ${missing.join(', ')}: the batch is sent again`);
  }

  async #addressed(row: RelayRow): Promise<TopicPartition & { readonly message: Message }> {
    const topic = this.options.topicPrefix + row.topic;
    const partition = partitionOf(row.key, await this.options.partitionsOf(topic));
    return { topic, partition, message: { key: row.key, value: row.payload, partition, headers: encodeHeaders(row, ownerOf.get(row.topic)) } };
  }

  #failed(error: unknown): void {
    this.#ahead = undefined;
    this.#pos = undefined; // read it again: the commit may have happened although its answer was lost
    this.options.onError(error);
  }
}
