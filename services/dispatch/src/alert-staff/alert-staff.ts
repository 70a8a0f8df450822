import { BackgroundLoop } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { countWaiting } from '../pause-sending/waiting.sql.js';
import { alertMail } from './alert-mail.rules.js';
import type { AlertRoute } from './alert-route.js';
import { lockUntoldOutage, noteAlert, type UntoldOutage } from './alerts.sql.js';

const idleMs = 1000;
/** An alert that could not be sent is tried again after this. */
const retryMs = 60_000;

export interface AlertStaffOptions {
  readonly database: Database;
  readonly route: AlertRoute;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * Tells a shop by mail that one of its channels is broken. Where there is no way (`AlertRoute`), the dashboard and the
 * hook `channel.broken` are what is left.
 */
export class AlertStaff extends BackgroundLoop {
  /** What could not be sent, by outage, with the moment to try again. */
  readonly #failed = new Map<string, number>();

  constructor(private readonly options: AlertStaffOptions) {
    super({ idleMs, onError: (error) => options.onTrouble('alert staff', error) });
  }

  /** One outage; its row stays locked until the mail is gone, so that two processes do not tell it twice. */
  async step(): Promise<boolean> {
    const now = Date.now();
    for (const [id, againAt] of this.#failed) if (againAt <= now) this.#failed.delete(id);
    let current: UntoldOutage | undefined;
    try {
      return await this.options.database.transaction(async (tx) => {
        current = await lockUntoldOutage(tx, [...this.#failed.keys()]);
        if (!current) return false;
        const { id, hubId } = current;
        const outage = { ...current, waiting: await countWaiting(tx, hubId, current.channel) };
        const route = await this.options.route.tell(tx, { id, hubId, words: (hub) => alertMail(outage, hub) });
        if (route !== undefined) await noteAlert(tx, current.id, route);
        else this.#failed.set(current.id, now + retryMs);
        return true;
      });
    } catch (error) {
      if (current) this.#failed.set(current.id, now + retryMs);
      throw error;
    }
  }
}
