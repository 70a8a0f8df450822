import { BackgroundLoop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { MergeCustomers } from '../project-customers/merge-customers.js';
import { endRereading, goOnAfter, nextWithNumber, takeRereading } from './rereading.sql.js';

const lookEveryMs = 1000;
/** By then every process knows the new country (`SettingsReader`), and what was being written with the old one is committed. */
const settledAfterMs = 3000;
/** Customers of one transaction: some 50 ms, for which events about them wait. */
const atOnce = 200;

/**
 * A hub's country says what a number without a prefix means. When it changes, the numbers of all customers are read
 * anew, so that lists, estimates and answers agree with what sending will do; killed anywhere, it goes on where the last
 * commit was. Nothing is triggered or sent by it.
 */
export class RereadAddresses extends BackgroundLoop {
  constructor(
    private readonly database: Database,
    private readonly customers: MergeCustomers,
    onTrouble: (where: string, error: unknown) => void,
  ) {
    super({ idleMs: lookEveryMs, onError: (error) => onTrouble('reread addresses', error) });
  }

  /** One portion of one hub. True while there may be more. */
  async step(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const rereading = await takeRereading(tx, settledAfterMs);
      if (!rereading) return false;
      const { hubId } = rereading;
      const next = await nextWithNumber(tx, rereading, atOnce);
      await this.customers.rereadAddresses(tx, next);
      const last = next.at(-1);
      if (last && next.length === atOnce) await goOnAfter(tx, hubId, last.customerId);
      else await endRereading(tx, hubId);
      return true;
    });
  }
}
