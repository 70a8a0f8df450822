import type { Envelope } from '@messaging/contracts';
import { BackgroundLoop, type Clock } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import { parkingOf, type ConsumerRunner } from '../consume/consumer-runner.js';
import type { Outcome } from '../consume/outcome.js';
import type { EventingObserver } from '../observe.js';
import { deleteParked, isRetryDue, nextRetry, postpone, type ParkedRow } from './parked.sql.js';

/** How often waiting events are searched for. */
const idleMs = 1000;

/** Retries waiting events, one transaction each. Several instances may run: locked rows are skipped. */
export class RetryWorker extends BackgroundLoop {

  constructor(
    private readonly database: Database,
    private readonly runners: ReadonlyMap<string, ConsumerRunner>,
    private readonly tools: { clock: Clock; observer: EventingObserver },
  ) {
    super({ idleMs, onError: (error) => tools.observer.trouble('retry-worker', error) });
  }

  async step(): Promise<boolean> {
    if (!(await isRetryDue(this.database))) return false;
    let failed: { row: ParkedRow; event: Envelope; error: unknown } | undefined;
    const found = await this.database
      .transaction(async (tx) => {
        const row = await nextRetry(tx, [...this.runners.keys()]);
        if (!row) return false;
        const event: Envelope = { ...row.envelope, time: new Date(row.envelope.time) };
        try {
          await this.#settle(tx, { row, event }, await this.#runner(row).retry(event, tx));
        } catch (error) {
          failed = { row, event, error };
          throw error;
        }
        return true;
      })
      .catch((error: unknown) => {
        if (!failed) throw error;
        return true;
      });
    if (failed) await this.#postponeDefect(failed);
    return found;
  }

  async #settle(tx: Tx, { row, event }: { row: ParkedRow; event: Envelope }, outcome: Outcome): Promise<void> {
    const runner = this.#runner(row);
    if (outcome.kind === 'done' || outcome.kind === 'skip') {
      await deleteParked(tx, row.id);
      return runner.report(tx, [{ event, settled: 'handled' }]);
    }
    const next =
      outcome.kind === 'park'
        ? { state: 'parked' as const, nextAt: this.tools.clock.now(), attempts: row.attempts + 1 }
        : { state: 'retry' as const, nextAt: outcome.at, attempts: row.attempts }; // waiting does not count as a failed attempt
    await postpone(tx, row.id, { ...next, reasonCode: outcome.reason.code, reasonDetail: outcome.reason.detail });
    if (outcome.kind === 'park') await runner.report(tx, [{ event, parked: outcome.reason }]);
  }

  async #postponeDefect({ row, event, error }: { row: ParkedRow; event: Envelope; error: unknown }): Promise<void> {
    this.tools.observer.defect(row.consumer, error);
    const runner = this.#runner(row);
    const next = runner.afterDefect(event, row.attempts + 1, error);
    await this.database.transaction(async (tx) => {
      await postpone(tx, row.id, next);
      await runner.report(tx, parkingOf(next));
    });
  }

  #runner(row: ParkedRow): ConsumerRunner {
    const runner = this.runners.get(row.consumer);
    if (!runner) throw new Error(`no consumer ${row.consumer}`);
    return runner;
  }
}
