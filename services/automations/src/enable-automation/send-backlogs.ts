import type { EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import type { ScheduleExecutions } from '../schedule-execution/schedule-executions.handler.js';
import { lockBacklog, saveBacklog } from '../store/automation.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { SetAside } from '../move-executions/set-aside.js';
import { readBacklogPage } from './backlog-page.js';

/** Somebody who just switched it on looks at what happens. */
const idleMs = 1000;

export interface BacklogTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly observer: EventingObserver;
  readonly scheduler: ScheduleExecutions;
}

/**
 * Writes to those who were there when an automation was enabled with `backlog: send`, a page per transaction. The place
 * and what follows from a page commit together, and an execution's key is its occurrence: a crash repeats nothing and
 * leaves nobody out.
 */
export class SendBacklogs extends BackgroundLoop {
  readonly #aside = new SetAside();

  constructor(private readonly tools: BacklogTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('send-backlogs', error) });
  }

  async step(): Promise<boolean> {
    let taken: Automation | undefined;
    try {
      await this.tools.database.transaction(async (tx) => {
        taken = await lockBacklog(tx, this.#aside.ids());
        if (taken) await this.#page(tx, taken);
      });
    } catch (error) {
      if (taken) this.#aside.add(taken.id); // others do not wait for it
      throw error;
    }
    return taken !== undefined;
  }

  async #page(tx: Tx, automation: Automation): Promise<void> {
    const { backlog, hubId } = automation;
    const hub = (await findHubs(tx, [hubId])).get(hubId);
    if (!backlog || !hub) return saveBacklog(tx, { ...automation, backlog: undefined });
    const { plans, next } = await readBacklogPage(tx, { automation, hub, asOf: new Date(backlog.asOf), now: this.tools.clock.now() }, backlog.after);
    await this.tools.scheduler.schedule(tx, plans);
    await saveBacklog(tx, { ...automation, backlog: next === undefined ? undefined : { ...backlog, after: next } });
  }
}
