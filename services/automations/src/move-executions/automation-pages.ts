import type { EventingObserver } from '@messaging/eventing';
import { BackgroundLoop } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import { SetAside } from './set-aside.js';

/** Somebody who just changed or enabled an automation looks at what happens. */
const idleMs = 1000;

/** What every such work needs. */
export interface PageTools {
  readonly database: Database;
  readonly observer: EventingObserver;
}

/**
 * Work that an automation has left behind, a page per transaction: one is taken, locked, and a page of it done. One that
 * fails stands aside for a while, so that others do not wait for it.
 */
export abstract class AutomationPages extends BackgroundLoop {
  readonly #aside = new SetAside();
  readonly #database: Database;

  constructor(name: string, { database, observer }: PageTools) {
    super({ idleMs, onError: (error) => observer.trouble(name, error) });
    this.#database = database;
  }

  /** Locks an automation with work left, none of those `aside`. */
  protected abstract take(tx: Tx, aside: readonly string[]): Promise<Automation | undefined>;

  /** One page of it, and where the next one begins. */
  protected abstract page(tx: Tx, automation: Automation): Promise<void>;

  async step(): Promise<boolean> {
    let taken: Automation | undefined;
    try {
      await this.#database.transaction(async (tx) => {
        taken = await this.take(tx, this.#aside.ids());
        if (taken) await this.page(tx, taken);
      });
    } catch (error) {
      if (taken) this.#aside.add(taken.id);
      throw error;
    }
    return taken !== undefined;
  }
}
