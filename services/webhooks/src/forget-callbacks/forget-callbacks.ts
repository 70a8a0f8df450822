import { BackgroundLoop, firstIdAt, type Clock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { deleteCallbacksBefore, deleteFactsBefore } from '../store/callback.sql.js';
import { deleteDeliveriesBefore } from '../store/hook-delivery.sql.js';

const passIdleMs = 3_600_000;
const keptMs = 30 * 24 * 3_600_000;
/** Rows of one pass, so that no pass holds its locks for long. */
export const passRowsMax = 2000;

/**
 * Raw callbacks and deliveries of hooks hold addresses and texts of people, and nobody needs them for longer than 30 days.
 * Neither what their facts were: Meta repeats for 7 days, and what is replayed after that finds its receipt or message
 * where it was kept (invariant 4), and no choice newer than itself is undone by it.
 */
export class ForgetCallbacks extends BackgroundLoop {

  constructor(
    private readonly database: Database,
    private readonly tools: { clock: Clock; onError: (error: unknown) => void },
  ) {
    super({ idleMs: passIdleMs, errorMs: 60_000, onError: tools.onError });
  }

  /** One bounded pass; true if there may be more. */
  async step(): Promise<boolean> {
    const before = new Date(this.tools.clock.now().getTime() - keptMs);
    const firstKept = firstIdAt(before);
    const deleted = [
      await deleteCallbacksBefore(this.database, firstKept, passRowsMax),
      await deleteFactsBefore(this.database, firstKept, passRowsMax),
      await deleteDeliveriesBefore(this.database, before, passRowsMax),
    ];
    return deleted.some((count) => count >= passRowsMax);
  }
}
