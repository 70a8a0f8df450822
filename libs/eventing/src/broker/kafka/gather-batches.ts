import type { Envelope } from '@messaging/contracts';
import { batchSizeMax } from '../../consume/subscription.js';

/** Events of one partition, in order, and what to do once they are processed. */
export interface Portion {
  readonly events: readonly Envelope[];
  /** How many records they were found among, those of types that nobody here handles included. */
  readonly read: number;
  /** Called after the commit. */
  readonly taken: () => void;
}

interface Waiting extends Portion {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Combines portions of several partitions into one transaction, by default up to 500 events: twelve partitions with a
 * handful of events each cost one commit instead of twelve. One transaction runs at a time; a portion is never split, which
 * preserves the order of each key.
 */
export class BatchGatherer {
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  /** `take` processes events and then acknowledges them; it runs once for all gathered portions. */
  constructor(
    private readonly take: (events: readonly Envelope[], portions: readonly Portion[]) => Promise<void>,
    private readonly sizeMax = batchSizeMax,
  ) {}

  /** Resolves once its transaction is committed; rejects with its error. */
  add(portion: Portion): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...portion, resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Whether more is waiting for its turn. */
  get hasMore(): boolean {
    return this.#waiting.length > 0;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // The other partitions of the same fetch are added in this turn of the event loop.
    await new Promise(setImmediate);
    for (let portions = this.#next(); portions.length > 0; portions = this.#next()) {
      const events = portions.flatMap((portion) => portion.events);
      try {
        await this.take(events, portions);
        for (const portion of portions) portion.resolve();
      } catch (error) {
        for (const portion of portions) portion.reject(error);
      }
    }
    this.#isRunning = false;
  }

  #next(): Waiting[] {
    let count = 0;
    const fit = this.#waiting.findIndex((portion) => (count += portion.events.length) > this.sizeMax);
    return this.#waiting.splice(0, fit === -1 ? this.#waiting.length : Math.max(1, fit));
  }
}
