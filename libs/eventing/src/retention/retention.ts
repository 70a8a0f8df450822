import { topics } from '@messaging/contracts';
import { Loop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { cursorsOn, deleteOld, deleteOldInbox, deleteSuperseded, isOverdue, passRowsMax, topicsIn } from './retention.sql.js';

const idleMs = 3_600_000;
/** For replay, and at least the longest outage of a consumer that is tolerated; a topic may declare longer. */
const outboxDaysMin = 7;
const inboxDays = 30;

/** The topic of a cursor that goes through all of them. */
export const everyTopic = '*';

/** A group that this process delivers to: it counts from its first moment, before it has a cursor. */
export interface ReadingGroup {
  readonly group: string;
  readonly topic: string;
}

/**
 * Forgets what nobody needs: events that every group has read and that are older than their topic keeps, and old inbox
 * rows. Compacted topics keep the newest of each key. A group that does not read holds its topic back, and is reported,
 * never passed over. One pass deletes at most 5,000 rows of each kind; a full pass is followed by the next.
 */
export class Retention {
  readonly #loop: Loop;

  constructor(
    private readonly source: Database,
    private readonly options: {
      /** Every schema that keeps cursors on this source. */
      readers: readonly Database[];
      groups: readonly ReadingGroup[];
      /** A reader of all topics, by the name of its cursor: the relay to Kafka. Other cursors count for nothing then. */
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

  /** The slowest group of each topic. */
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
