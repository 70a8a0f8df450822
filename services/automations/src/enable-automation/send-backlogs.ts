import type { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import type { ScheduleExecutions } from '../schedule-execution/schedule-executions.handler.js';
import { AutomationPages, type PageTools } from '../move-executions/automation-pages.js';
import { lockBacklog, saveBacklog } from '../store/automation.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { readBacklogPage } from './backlog-page.js';

export interface BacklogTools extends PageTools {
  readonly clock: Clock;
  readonly scheduler: ScheduleExecutions;
}

/**
 * Writes to those who were there when an automation was enabled with `backlog: send`, a page per transaction. The place
 * and what follows from a page commit together, and an execution's key is its occurrence: a crash repeats nothing and
 * leaves nobody out.
 */
export class SendBacklogs extends AutomationPages {
  constructor(private readonly tools: BacklogTools) {
    super('send-backlogs', tools);
  }

  protected take(tx: Tx, aside: readonly string[]): Promise<Automation | undefined> {
    return lockBacklog(tx, aside);
  }

  protected async page(tx: Tx, automation: Automation): Promise<void> {
    const { backlog, hubId } = automation;
    const hub = (await findHubs(tx, [hubId])).get(hubId);
    if (!backlog || !hub) return saveBacklog(tx, { ...automation, backlog: undefined });
    const { plans, next } = await readBacklogPage(tx, { automation, hub, asOf: new Date(backlog.asOf), now: this.tools.clock.now() }, backlog.after);
    await this.tools.scheduler.schedule(tx, plans);
    await saveBacklog(tx, { ...automation, backlog: next === undefined ? undefined : { ...backlog, after: next } });
  }
}
