import { Loop, type CrashPoints, type Json } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import type { EventingObserver } from '../observe.js';
import { deleteDue, deleteDueBySubject, insertDue, nextDueInMs, takeDue, type DueRow, type NewDueRow } from './due.sql.js';

/** Rows per transaction: 16 k/s at 500 with 10 M pending (EVENTING.md section 7). */
const batchSizeMax = 500;
/** Wakes at the next due moment, or after this, whichever is sooner. */
const idleMs = 1000;
/** Rows inserted in the past are looked for this often without the lower bound. */
const fullScanEveryMs = 60_000;

/** Something that becomes true later. `subjectKey` groups what one event cancels together. */
export type { DueRow, NewDueRow } from './due.sql.js';

/**
 * Delays of any length that survive restarts. Taking rows and what follows from them is one transaction, so each
 * comes due exactly once; there is no lease and no window for a crash. Time is the database's.
 */
export class DueQueue {
  readonly #loop: Loop;
  #lowerBound = new Date(0);
  #lastFullScanAt = 0;

  constructor(
    private readonly database: Database,
    private readonly options: {
      /** What follows when rows come due, in the transaction that took them. */
      promote: (rows: readonly DueRow[], tx: Tx) => Promise<void>;
      observer: EventingObserver;
      crashPoints: CrashPoints;
    },
  ) {
    this.#loop = new Loop(() => this.#step(), { idleMs, onError: (error) => options.observer.trouble(`due-queue ${database.schema}`, error) });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  /** Stores rows; one whose dedupe key is there already is left as it was. Returns the keys that were stored. */
  async schedule(tx: Tx, rows: readonly NewDueRow[]): Promise<ReadonlySet<string>> {
    const stored = await insertDue(tx, rows);
    const soonest = Math.min(...rows.map((row) => row.dueAt.getTime()));
    tx.onCommit(() => {
      if (soonest < this.#lowerBound.getTime()) this.#lowerBound = new Date(soonest);
      this.#wakeAt(soonest);
    });
    return stored;
  }

  /** Removes what waits under these subjects; returns their dedupe keys. */
  async cancelBySubject(tx: Tx, hubId: string, subjectKeys: readonly string[]): Promise<readonly string[]> {
    return deleteDueBySubject(tx, hubId, subjectKeys);
  }

  /** Removes one; false if it came due already or never was. */
  async cancel(tx: Tx, hubId: string, dedupeKey: string): Promise<boolean> {
    return deleteDue(tx, hubId, dedupeKey);
  }

  #wakeAt(time: number): void {
    const waitMs = time - Date.now();
    if (waitMs <= 0) this.#loop.wake();
    else if (waitMs < idleMs) setTimeout(() => this.#loop.wake(), waitMs).unref();
  }

  async #step(): Promise<boolean> {
    const now = Date.now();
    if (now - this.#lastFullScanAt >= fullScanEveryMs) {
      this.#lowerBound = new Date(0);
      this.#lastFullScanAt = now;
    }
    const taken = await this.database.transaction(async (tx) => {
      const rows = await takeDue(tx, { from: this.#lowerBound, limit: batchSizeMax });
      if (rows.length > 0) await this.options.promote(rows, tx);
      this.options.crashPoints.at('due.beforeCommit');
      return rows;
    });
    const last = taken.at(-1);
    if (last) this.#lowerBound = last.dueAt;
    if (taken.length < batchSizeMax) await this.#planWakeUp();
    return taken.length === batchSizeMax;
  }

  async #planWakeUp(): Promise<void> {
    const inMs = await nextDueInMs(this.database, this.#lowerBound);
    if (inMs !== undefined && inMs < idleMs) this.#wakeAt(Date.now() + inMs);
  }
}

/** The payload that a due row carries: ids, not text. */
export type DuePayload = Json;
