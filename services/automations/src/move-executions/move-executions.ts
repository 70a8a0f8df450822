import type { DueQueue, EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import type { Execution } from '../schedule-execution/execution.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { findMoving, saveMoved } from '../store/automation.sql.js';
import { moveExecutions, waitingOfAutomation } from '../store/execution.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { findCustomers } from '../store/projection.sql.js';
import { movedMoment } from './moved-moment.rules.js';
import { SetAside } from './set-aside.js';

const idleMs = 1000;
/** Executions moved in one transaction. */
const pageMax = 500;

export interface MoveTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly observer: EventingObserver;
  readonly queue: DueQueue;
}

/** What is pending follows a changed timing (another lead of a reminder, another hour), a page per transaction, from where the last one ended. */
export class MoveExecutions extends BackgroundLoop {
  readonly #aside = new SetAside();

  constructor(private readonly tools: MoveTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('move-executions', error) });
  }

  async step(): Promise<boolean> {
    let taken: Automation | undefined;
    try {
      await this.tools.database.transaction(async (tx) => {
        taken = await findMoving(tx, this.#aside.ids());
        if (taken) await this.#page(tx, taken);
      });
    } catch (error) {
      if (taken) this.#aside.add(taken.id); // others do not wait for it
      throw error;
    }
    return taken !== undefined;
  }

  /** Due rows, executions and the automation, in the order in which all take them. */
  async #page(tx: Tx, automation: Automation): Promise<void> {
    const { hubId, id, movedUpTo } = automation;
    if (movedUpTo === undefined) return;
    const waiting = await waitingOfAutomation(tx, id, { after: movedUpTo, limit: pageMax });
    const moves = await this.#moves(tx, automation, waiting);
    const moved = await this.tools.queue.move(tx, hubId, moves.map(({ key, scheduledAt }) => ({ dedupeKey: key, dueAt: scheduledAt })));
    await moveExecutions(tx, moves.filter(({ key }) => moved.has(key)));
    await saveMoved(tx, automation, waiting.length < pageMax ? undefined : waiting.at(-1)?.id);
  }

  async #moves(tx: Tx, { hubId, timing }: Automation, waiting: readonly Execution[]): Promise<Execution[]> {
    const customers = await findCustomers(tx, waiting);
    const hub = (await findHubs(tx, [hubId])).get(hubId);
    const now = this.tools.clock.now();
    return waiting
      .map((execution) => {
        const zone = zoneOf(customers.get(`${hubId}|${execution.customerId}`)?.fields.timeZone, hub?.settings?.hub.timeZone);
        return { ...execution, scheduledAt: movedMoment(execution, timing, { zone, now }) };
      })
      .filter(({ scheduledAt }, index) => scheduledAt.getTime() !== waiting[index]?.scheduledAt.getTime());
  }
}
