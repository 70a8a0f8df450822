import type { Topic } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';
import { batchSizeMax } from '../consume/subscription.js';
import { readTopic } from '../outbox/outbox.sql.js';
import type { CompactedLog, TakeBatch } from './compacted-log.js';

/** Without a broker, the outboxes themselves: retention keeps the newest row of each key of a compacted topic. */
export class OutboxCompactedLog implements CompactedLog {
  constructor(private readonly sources: readonly Database[]) {}

  async read(topic: Topic, take: TakeBatch): Promise<number> {
    let count = 0;
    for (const source of this.sources.filter(({ schema }) => topic.writers.some((writer) => writer === schema))) count += await this.#readSource(source, topic, take);
    return count;
  }

  async close(): Promise<void> {
    // The databases belong to the caller.
  }

  async #readSource(source: Database, topic: Topic, take: TakeBatch): Promise<number> {
    const [head] = await source.query<{ pos: number }>('select pos from outbox_head');
    let [count, pos] = [0, 0];
    for (;;) {
      const rows = (await readTopic(source, { topic: topic.name, afterPos: pos, limit: batchSizeMax })).filter((row) => row.pos <= (head?.pos ?? 0));
      const last = rows.at(-1);
      if (!last) return count;
      await take(rows.map(({ envelope }) => envelope));
      count += rows.length;
      pos = last.pos;
    }
  }
}
