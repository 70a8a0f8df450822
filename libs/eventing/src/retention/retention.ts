import { topics } from '@messaging/contracts';
import { Loop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { cursorsOn, deleteOld, deleteOldInbox, deleteSuperseded, isOverdue, passRowsMax, topicsIn } from './retention.sql.js';

const idleMs = 3_600_000;
/** Kept for replay, and at least as long as the longest tolerated outage of a consumer; a topic may declare longer. */
const outboxDaysMin = 7;
const inboxDays = 30;

/** The topic name of a cursor that covers all topics. */
export const everyTopic = '*';

/** A group that this process delivers to; it counts from the start, even before it has a cursor. */
export interface ReadingGroup {
  readonly group: string;
  readonly topic: string;
}

/**
 * Deletes what nobody needs any more: events that every group has read and that exceed their topic's retention, and old
 * inbox rows. Compacted topics keep the newest event of each key. A group that does not read keeps its topic from being
 * pruned and is reported, never ignored. One pass deletes at most 5,000 rows of each kind; after a full pass the next follows.
 */
export class Retention {
  readonly #loop: Loop;

  constructor(
    private readonly source: Database,
    private readonly options: {
      /** Every schema that keeps cursors on this source. */
      readers: readonly Database[];
      groups: readonly ReadingGroup[];
      /** Cursor name of a reader of all topics, the relay to Kafka. If set, other cursors do not count. */
      onlyReader?: string;
      onError: (error: unknown) => void;
    },
  ) {
    this.#loop = new Loop(() => this.pass(), { idleMs, errorMs: 60_000, onError: options.onError });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** One bounded pass; true if there may be more to delete. */
  async pass(): Promise<boolean> {
    const read = await this.#readPositions();
    let isFull = (await deleteOldInbox(this.source, inboxDays)) >= passRowsMax;
    for (const topic of await topicsIn(this.source)) {
      if (this.#loop.stopping) return false;
      if ((await this.#forget(topic, read.get(topic) ?? read.get(everyTopic))) >= passRowsMax) isFull = true;
    }
    return isFull;
  }

  async #forget(topic: string, slowest: { group: string; pos: number } | undefined): Promise<number> {
    const retention = topics.find((t) => t.name === topic)?.retention ?? { days: outboxDaysMin };
    const query = { topic, uptoPos: slowest?.pos ?? Number.MAX_SAFE_INTEGER };
    if (retention === 'compacted') return deleteSuperseded(this.source, { ...query, days: outboxDaysMin });
    const days = Math.max(outboxDaysMin, retention.days);
    if (slowest && (await isOverdue(this.source, { topic, afterPos: slowest.pos, days }))) {
      this.options.onError(new Error(`${slowest.group} has not read events of ${topic} that are older than ${days} days: they are kept until it does`));
    }
    return deleteOld(this.source, { ...query, days });
  }

  /** The position of the slowest group of each topic. */
  async #readPositions(): Promise<ReadonlyMap<string, { group: string; pos: number }>> {
    const { onlyReader } = this.options;
    const all = (await Promise.all(this.options.readers.map((reader) => cursorsOn(reader, this.source.schema)))).flat();
    const cursors = all.filter(({ consumer }) => onlyReader === undefined || consumer === onlyReader);
    const known = new Set(cursors.map((cursor) => cursor.consumer));
    const unread = this.options.groups.filter(({ group }) => !known.has(group)).map(({ group, topic }) => ({ consumer: group, topic, pos: 0 }));
    const slowest = new Map<string, { group: string; pos: number }>();
    for (const { consumer, topic, pos } of [...cursors, ...unread]) {
      const before = slowest.get(topic);
      if (!before || pos < before.pos) slowest.set(topic, { group: consumer, pos });
    }
    return slowest;
  }
}
