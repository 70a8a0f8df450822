import { BackgroundLoop, firstIdAt, type Clock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { deleteCallbacksBefore } from '../store/callback.sql.js';
import { deleteDeliveriesBefore } from '../store/hook-delivery.sql.js';

const passIdleMs = 3_600_000;
const keptMs = 30 * 24 * 3_600_000;
/** Rows of one pass, so that no pass holds its locks for long. */
export const passRowsMax = 2000;

/** Raw callbacks and deliveries of hooks hold addresses and texts of people, and nobody needs them for longer than 30 days. */
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
    const callbacks = await deleteCallbacksBefore(this.database, firstIdAt(before), passRowsMax);
    const deliveries = await deleteDeliveriesBefore(this.database, before, passRowsMax);
    return callbacks >= passRowsMax || deliveries >= passRowsMax;
  }
}
