import { setTimeout as delay } from 'node:timers/promises';
import type { Topic } from '@messaging/contracts';
import { batchSizeMax } from '../../consume/subscription.js';
import { replayGroupOf, type CompactedLog, type TakeBatch } from '../../replay/compacted-log.js';
import { decodeMessage } from './decode-message.rules.js';
import { kafkaClient, type KafkaConnection } from './kafka-connection.js';
import type { Consumer, EachBatchPayload, Kafka } from './kafkajs-library.js';
import { LogAdmin } from './log-admin.js';

const sessionTimeoutMs = 30_000;
const heartbeatMs = 3000;
/** A topic that does not come to its end within so long without any progress is not readable now. */
const progressWithinMs = 60_000;
/** Leaders settle within seconds. */
const attemptsMax = 6;
const retryAfterMs = 1000;

export interface KafkaCompactedLogOptions {
  readonly connection: KafkaConnection;
  readonly topicPrefix: string;
  readonly service: string;
}

/** Compacted topics on a cluster, read in a group of their own beside the members that follow them. */
export class KafkaCompactedLog implements CompactedLog {
  readonly #kafka: InstanceType<typeof Kafka>;
  readonly #admin: LogAdmin;

  constructor(private readonly options: KafkaCompactedLogOptions) {
    this.#kafka = kafkaClient(options.connection, () => undefined);
    this.#admin = new LogAdmin(this.#kafka);
  }

  /** Begins again when leaders move meanwhile: what is told twice changes nothing. */
  async read(topic: Topic, take: TakeBatch): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#readOnce(topic, take);
      } catch (error) {
        if (attempt >= attemptsMax) throw error;
        await delay(attempt * retryAfterMs);
      }
    }
  }

  async #readOnce(topic: Topic, take: TakeBatch): Promise<number> {
    const name = this.options.topicPrefix + topic.name;
    const ends = await (await this.#admin.connected()).fetchTopicOffsets(name);
    const left = new Map(ends.filter(({ low, high }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high) - 1n]));
    if (left.size === 0) return 0;
    const consumer = this.#kafka.consumer({
      groupId: this.options.topicPrefix + replayGroupOf(this.options.service), sessionTimeout: sessionTimeoutMs, heartbeatInterval: heartbeatMs,
      allowAutoTopicCreation: false, maxWaitTimeInMs: 500,
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [name], fromBeginning: true });
      return await readTo(left, { consumer, topic, take });
    } finally {
      await consumer.disconnect();
    }
  }

  async close(): Promise<void> {
    await this.#admin.close();
  }
}

/** Runs a consumer until each partition has been read to its last offset. */
function readTo(left: Map<number, bigint>, { consumer, topic, take }: { consumer: Consumer; topic: Topic; take: TakeBatch }): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    const stuck = (): void => reject(new Error(`${topic.name}: partitions ${[...left.keys()].join(', ')} were not read to their end`));
    let timer = setTimeout(stuck, progressWithinMs);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      end();
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => settle(() => reject(payload.error)));
    const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
      clearTimeout(timer);
      timer = setTimeout(stuck, progressWithinMs);
      const last = left.get(payload.batch.partition);
      if (last === undefined) return;
      count += await takeOn(payload, { topic, last, take });
      // Compaction may have taken records away; the batch still tells how far it reaches.
      if (BigInt(payload.batch.lastOffset()) >= last) left.delete(payload.batch.partition);
      if (left.size === 0) settle(() => resolve(count));
    };
    consumer.run({ autoCommit: false, eachBatch }).catch((error: Error) => settle(() => reject(error)));
  });
}

/** What a batch holds up to the last offset, a portion at a time. */
async function takeOn(payload: EachBatchPayload, { topic, last, take }: { topic: Topic; last: bigint; take: TakeBatch }): Promise<number> {
  const { batch } = payload;
  const wanted = batch.messages.filter(({ offset }) => BigInt(offset) <= last);
  for (let from = 0; from < wanted.length; from += batchSizeMax) {
    await take(wanted.slice(from, from + batchSizeMax).map((message) => decodeMessage(message, { topic, partition: batch.partition })));
    await payload.heartbeat();
  }
  return wanted.length;
}
