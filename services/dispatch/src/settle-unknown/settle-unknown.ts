import { BackgroundLoop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { ApplyReceipt } from '../apply-receipt/apply-receipt.handler.js';
import { pruneTombstones } from '../cancel-message/cancel.sql.js';
import { restoreTurns } from '../send-message/turns.sql.js';
import type { AbandonCalls } from './abandon-calls.js';

/** Orphaned turns are looked for this often. */
const sweepEveryMs = 1000;
/** Lost turns and unmatched receipts need less. */
const slowSweepEveryMs = 5000;
const pruneEveryMs = 3_600_000;
/** A receipt may come before its call is recorded, or even answered: looks after it, one after the other. */
const earlyReceiptLooksMs: readonly number[] = [100, 400, 1500];

/**
 * Keeps the ledger truthful after crashes: turns whose process is gone, turns that were never written, receipts that came
 * first. What is then done about `unknown` is decided where everything is decided that may be sent (`decide-sending`).
 */
export class SettleUnknown extends BackgroundLoop {
  #lastSlowSweepAt = 0;
  #lastPruneAt = 0;
  /** Waits until the next looks for early receipts, and the one under way. */
  #earlyLooksMs: readonly number[] = [];
  #earlyLook: NodeJS.Timeout | undefined;
  #isEarlyLook = false;

  constructor(
    private readonly database: Database,
    private readonly options: {
      abandonCalls: AbandonCalls;
      applyReceipt: ApplyReceipt;
      onTrouble: (where: string, error: unknown) => void;
      onRestoredTurns: (count: number) => void;
    },
  ) {
    super({ idleMs: sweepEveryMs, onError: (error) => options.onTrouble('settle-unknown', error) });
    options.applyReceipt.onEarly(() => {
      this.#earlyLooksMs = earlyReceiptLooksMs;
      this.#planEarlyLook();
    });
  }

  /** One look at everything; true when there may be more at once. */
  async step(): Promise<boolean> {
    const more = await this.options.abandonCalls.freeOrphanedTurns();
    if (Date.now() - this.#lastSlowSweepAt >= slowSweepEveryMs) {
      this.#lastSlowSweepAt = Date.now();
      const restored = await restoreTurns(this.database);
      if (restored > 0) this.options.onRestoredTurns(restored);
      await this.options.applyReceipt.sweep();
    } else if (this.#isEarlyLook) await this.options.applyReceipt.sweep();
    this.#isEarlyLook = false;
    if (Date.now() - this.#lastPruneAt >= pruneEveryMs) {
      this.#lastPruneAt = Date.now();
      await this.database.transaction(pruneTombstones);
    }
    return more;
  }

  #planEarlyLook(): void {
    const [waitMs, ...later] = this.#earlyLooksMs;
    if (this.#earlyLook || waitMs === undefined) return;
    this.#earlyLooksMs = later;
    this.#earlyLook = setTimeout(() => {
      this.#earlyLook = undefined;
      this.#isEarlyLook = true;
      this.wake();
      this.#planEarlyLook();
    }, waitMs).unref();
  }
}
