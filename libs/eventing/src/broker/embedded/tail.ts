import { Loop } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import { batchSizeMax } from '../../consume/subscription.js';
import type { ConsumerRunner } from '../../consume/consumer-runner.js';
import type { ReadTopic } from '../../outbox/outbox.sql.js';
import { countBehind, isBehind, isUnstamped, moveCursor, newestPosition, newestUnstamped, openCursor } from './cursor.sql.js';
import { RestBetweenBatches } from '../../outbox/rest-between-batches.js';
import { reached } from '../reached.js';
import { GiveWay } from './give-way.js';

/** The sequencer of this process wakes the tail; this limits the cost of a missed wake-up. */
const idleMs = 5000;
/** How often a position is saved that has only skipped events. */
const keepEveryMs = 1000;

/** How a tail reads and writes; `now` in milliseconds, for tests. */
export interface TailOptions {
  readonly own: Database;
  readonly read: ReadTopic;
  readonly onError: (where: string, error: unknown) => void;
  readonly now?: () => number;
}

/** Another process follows for the same group, or did until a moment ago. */
class CursorMoved extends Error {}

/**
 * Follows one topic in one source's outbox for one consumer group. The cursor moves in the transaction of the effect. Its
 * commit does not wait for the disk: whatever a crash of the server undoes, it undoes together with the cursor (ADR 28).
 * For the same reason events that nobody has tried before need no row in the inbox. One that was tried may have been taken on
 * by itself, with its batch's cursor still behind it (ADR 34).
 * Events meant for others (half of a campaign's batches) are skipped without a transaction, and once more after a crash.
 */
export class Tail {
  readonly #loop: Loop;
  readonly #sizeMax: number;
  readonly #rest: RestBetweenBatches;
  readonly #way: GiveWay;
  readonly #now: () => number;
  /** How far it has read. */
  #pos: number | undefined;
  /** The newest position when it began to read; what came later nobody has tried before. */
  #triedUpTo = 0;
  /** The position saved in the cursor: never ahead of the one read, and everything in between is meant for others. */
  #kept = 0;
  #keptAt = -Infinity;

  constructor(
    private readonly runner: ConsumerRunner,
    private readonly source: Database,
    private readonly options: TailOptions,
  ) {
    this.#sizeMax = runner.subscription.batchSizeMax ?? batchSizeMax;
    this.#rest = new RestBetweenBatches(this.#sizeMax, runner.subscription.streamRestMs);
    this.#way = new GiveWay(runner.subscription.givesWayMs ?? 0);
    this.#now = options.now ?? (() => performance.now());
    this.#loop = new Loop(() => this.#step(), { idleMs, onError: (error) => this.#failed(error) });
  }

  get topic(): string {
    return this.runner.subscription.topic.name;
  }

  get group(): string {
    return this.runner.subscription.group;
  }

  get sourceName(): string {
    return this.source.schema;
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  start(): void {
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async lag(): Promise<number> {
    return countBehind(this.source, this.topic, this.#pos ?? (await this.#position()));
  }

  /** Whether anything is still to be processed, stamped or not. */
  async isBehind(): Promise<boolean> {
    return isBehind(this.source, this.topic, this.#pos ?? (await this.#position()));
  }

  /** Whether everything present at the time of the call has been processed by the given moment. */
  async hasFollowed(until: number): Promise<boolean> {
    const newest = await newestUnstamped(this.source, this.topic);
    if (newest !== undefined && !(await reached(async () => !(await isUnstamped(this.source, this.topic, newest)), until))) return false;
    const target = await newestPosition(this.source, this.topic);
    return reached(async () => (this.#pos ?? (await this.#position())) >= target, until);
  }

  async #step(): Promise<boolean | number> {
    const waitMs = this.#way.before();
    if (waitMs > 0) return waitMs;
    const from = await this.#position();
    const events = await this.options.read(this.source, { topic: this.topic, afterPos: from, limit: this.#sizeMax });
    const to = events.at(-1)?.pos ?? from;
    const envelopes = events.map((e) => e.envelope);
    if (envelopes.some((event) => this.runner.isMeantForUs(event))) {
      const isFirstTime = from >= this.#triedUpTo;
      try {
        await this.#keep(to, (move) => this.runner.run(envelopes, move, isFirstTime));
      } catch (error) {
        if (!isFirstTime || error instanceof CursorMoved) throw error;
        this.#pos = undefined; // the commit may have happened; if not, the batch is tried once more, as one that was tried before
        return true;
      }
    } else if (to > this.#kept && this.#now() - this.#keptAt >= keepEveryMs) await this.#keep(to, (move) => this.runner.transaction(move));
    this.#pos = to;
    return events.length > 0 && this.#rest.after(events.length);
  }

  /** Moves the cursor in the transaction that `commit` makes. */
  async #keep(to: number, commit: (move: (tx: Tx) => Promise<void>) => Promise<void>): Promise<void> {
    await commit(async (tx) => {
      const moved = await moveCursor(tx, { group: this.group, source: this.sourceName, from: this.#kept, to });
      if (!moved) throw new CursorMoved(`${this.group}: the cursor on ${this.sourceName} was moved by somebody else`);
    });
    this.#kept = to;
    this.#keptAt = this.#now();
  }

  async #position(): Promise<number> {
    if (this.#pos !== undefined) return this.#pos;
    this.#triedUpTo = await newestPosition(this.source, this.topic);
    this.#kept = await openCursor(this.options.own, { group: this.group, source: this.sourceName, topic: this.topic });
    return (this.#pos = this.#kept);
  }

  #failed(error: unknown): void {
    this.#pos = undefined; // read it again: the commit may have happened although its answer was lost
    this.options.onError(`${this.group} <- ${this.sourceName}`, error);
  }
}
