import type { DueQueue } from '@messaging/eventing';
import type { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import type { Execution } from '../schedule-execution/execution.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { findMoving, saveMoved } from '../store/automation.sql.js';
import { moveExecutions, waitingOfAutomation } from '../store/execution.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { findCustomers } from '../store/projection.sql.js';
import { AutomationPages, type PageTools } from './automation-pages.js';
import { movedMoment } from './moved-moment.rules.js';

/** Executions moved in one transaction. */
const pageMax = 500;

export interface MoveTools extends PageTools {
  readonly clock: Clock;
  readonly queue: DueQueue;
}

/** What is pending follows a changed timing (another lead of a reminder, another hour), a page per transaction, from where the last one ended. */
export class MoveExecutions extends AutomationPages {
  constructor(private readonly tools: MoveTools) {
    super('move-executions', tools);
  }

  protected take(tx: Tx, aside: readonly string[]): Promise<Automation | undefined> {
    return findMoving(tx, aside);
  }

  /** Due rows, executions and the automation, in the order in which all take them. */
  protected async page(tx: Tx, automation: Automation): Promise<void> {
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
