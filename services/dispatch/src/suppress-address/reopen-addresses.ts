import type { Outbox } from '@messaging/eventing';
import { BackgroundLoop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { openEnded } from './close-addresses.js';
import { pruneStrikes } from './strikes.sql.js';

const lookEveryMs = 60_000;
const pruneEveryMs = 3_600_000;
const atOnce = 200;

/** Opens addresses that were closed for a time, and forgets failures of long ago. */
export class ReopenAddresses extends BackgroundLoop {
  #prunedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    onTrouble: (where: string, error: unknown) => void,
  ) {
    super({ idleMs: lookEveryMs, onError: (error) => onTrouble('reopen addresses', error) });
  }

  /** True when there may be more. */
  async step(): Promise<boolean> {
    const opened = await this.database.transaction((tx) => openEnded(tx, this.outbox, atOnce));
    if (Date.now() - this.#prunedAt >= pruneEveryMs) {
      this.#prunedAt = Date.now();
      await this.database.transaction(pruneStrikes);
    }
    return opened === atOnce;
  }
}
