import { BackgroundLoop, type CrashPoints } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import type { EventingObserver } from '../observe.js';
import { deleteDueByKeys, deleteDueBySubject, insertDue, moveDue, nextDueInMs, postponeDue, takeDue, type DueRow, type NewDueRow } from './due.sql.js';

/** Rows per transaction: 16 k/s at 500 with 10 M pending (EVENTING.md section 7). */
const batchSizeMax = 500;
/** Wakes up at the next due moment or after this, whichever is sooner. */
const idleMs = 1000;
/** Rows that are due but were not taken are locked by another worker: polling without a pause would slow down both. */
const heldElsewhereMs = 20;
/** A row whose promotion failed is retried after this. */
const stepAsideMs = 60_000;
/** How often rows inserted with a past moment are searched for without the lower bound. */
const fullScanEveryMs = 60_000;

/** Something to be done later. `subjectKey` groups rows that one event cancels together. */
export type { DueRow, NewDueRow } from './due.sql.js';

/**
 * Delays of any length that survive restarts. Rows are taken in the same transaction as everything that follows from them,
 * so each comes due exactly once, without a lease and without a window for a crash. The database's clock counts.
 */
export class DueQueue extends BackgroundLoop {
  #lowerBound = new Date(0);
  /** The earliest moment scheduled since the current step began, which may have read before that was committed. */
  #soonestScheduled = Infinity;
  #lastFullScanAt = 0;
  #singlesLeft = 0;

  constructor(
    private readonly database: Database,
    private readonly options: {
      /** Called when rows come due, in the transaction that took them. */
      promote: (rows: readonly DueRow[], tx: Tx) => Promise<void>;
      observer: EventingObserver;
      crashPoints: CrashPoints;
    },
  ) {
    super({ idleMs, onError: (error) => options.observer.trouble(`due-queue ${database.schema}`, error) });
  }

  /** Stores rows, except those whose dedupe key already exists. Returns the keys that were stored. */
  async schedule(tx: Tx, rows: readonly NewDueRow[]): Promise<ReadonlySet<string>> {
    const stored = await insertDue(tx, rows);
    this.#expect(tx, rows);
    return stored;
  }

  /** Moves rows to another moment; returns the keys that were still waiting. The others have come due or never existed. */
  async move(tx: Tx, hubId: string, moves: readonly Pick<NewDueRow, 'dedupeKey' | 'dueAt'>[]): Promise<ReadonlySet<string>> {
    const moved = await moveDue(tx, hubId, moves);
    this.#expect(tx, moves);
    return new Set(moved);
  }

  #expect(tx: Tx, rows: readonly Pick<NewDueRow, 'dueAt'>[]): void {
    const soonest = Math.min(...rows.map((row) => row.dueAt.getTime()));
    tx.onCommit(() => {
      this.#soonestScheduled = Math.min(this.#soonestScheduled, soonest);
      this.#wakeAt(soonest);
    });
  }

  /** Removes all rows of these subjects; returns their dedupe keys. */
  async cancelBySubject(tx: Tx, hubId: string, subjectKeys: readonly string[]): Promise<readonly string[]> {
    return deleteDueBySubject(tx, hubId, subjectKeys);
  }

  /** Removes one row; false if it has come due or never existed. */
  async cancel(tx: Tx, hubId: string, dedupeKey: string): Promise<boolean> {
    return (await this.cancelMany(tx, hubId, [dedupeKey])).length > 0;
  }

  /** Removes many rows; returns the keys that were still waiting. The others have come due or never existed. */
  async cancelMany(tx: Tx, hubId: string, dedupeKeys: readonly string[]): Promise<readonly string[]> {
    return deleteDueByKeys(tx, hubId, dedupeKeys);
  }

  #wakeAt(time: number): void {
    const waitMs = time - Date.now();
    if (waitMs <= 0) this.wake();
    else if (waitMs < idleMs) setTimeout(() => this.wake(), waitMs).unref();
  }

  async step(): Promise<boolean> {
    const now = Date.now();
    if (now - this.#lastFullScanAt >= fullScanEveryMs) {
      this.#lowerBound = new Date(0);
      this.#lastFullScanAt = now;
    }
    this.#lowerBound = this.#soonestOf(this.#lowerBound);
    this.#soonestScheduled = Infinity;
    const limit = this.#singlesLeft > 0 ? 1 : batchSizeMax;
    let taken: readonly DueRow[] = [];
    try {
      await this.database.transaction(async (tx) => {
        taken = await takeDue(tx, { from: this.#lowerBound, limit });
        if (taken.length > 0) await this.options.promote(taken, tx);
        this.options.crashPoints.at('due.beforeCommit');
      });
    } catch (error) {
      return this.#afterFailure(taken, error);
    }
    this.#singlesLeft = taken.length === 0 ? 0 : Math.max(0, this.#singlesLeft - 1);
    const last = taken.at(-1);
    if (last) this.#lowerBound = this.#soonestOf(last.dueAt);
    if (taken.length < limit) await this.#planWakeUp();
    return taken.length === limit;
  }

  /** A failed batch is retried row by row; a row that fails alone is put off, so that it blocks nothing else. */
  async #afterFailure(rows: readonly DueRow[], error: unknown): Promise<boolean> {
    const [row] = rows;
    if (!row) throw error;
    this.options.observer.trouble(`due-queue ${this.database.schema}`, error);
    if (rows.length === 1) await postponeDue(this.database, row.id, stepAsideMs);
    else this.#singlesLeft = rows.length;
    return true;
  }

  #soonestOf(bound: Date): Date {
    return this.#soonestScheduled < bound.getTime() ? new Date(this.#soonestScheduled) : bound;
  }

  async #planWakeUp(): Promise<void> {
    const inMs = await nextDueInMs(this.database, this.#lowerBound);
    if (inMs !== undefined && inMs < idleMs) this.#wakeAt(Date.now() + Math.max(inMs, heldElsewhereMs));
  }
}
