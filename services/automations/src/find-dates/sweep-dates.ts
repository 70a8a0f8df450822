import type { EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, Clock } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import { planExecution } from '../schedule-execution/plan-execution.rules.js';
import type { ScheduleExecutions } from '../schedule-execution/schedule-executions.handler.js';
import { activeAutomationsOf } from '../store/automation.sql.js';
import { findExecutionKeys, lastEntered } from '../store/execution.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { dateTriggers } from './date-occurrence.rules.js';
import { findOccurrences, isMeant, isStillOn, type Found } from './find-occurrences.js';

/** A birthday is noticed within a minute of its local midnight. */
const idleMs = 60_000;
/** How far back a look goes, so that a day on which nothing ran loses nothing that would not be too late anyway (API.md section 4, `late`). */
const lookBackMs = 72 * 3_600_000;

export interface SweepTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly observer: EventingObserver;
  readonly scheduler: ScheduleExecutions;
}

/**
 * Finds birthdays, anniversaries and those who have been away, in what is known of customers. It keeps no place: the key
 * of an execution is its occurrence, so that looking again, an ERP that notices the same day, and a second process
 * beside this one start nothing twice.
 */
export class SweepDates extends BackgroundLoop {
  constructor(private readonly tools: SweepTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('sweep-dates', error) });
  }

  async step(): Promise<boolean> {
    const { database } = this.tools;
    const automations = await database.transaction((tx) => activeAutomationsOf(tx, dateTriggers));
    for (const automation of automations) {
      let after: string | undefined = '';
      while (after !== undefined) after = await this.#page(automation, after);
    }
    return false;
  }

  #page(automation: Automation, after: string): Promise<string | undefined> {
    const { database, clock } = this.tools;
    return database.transaction(async (tx) => {
      const hub = (await findHubs(tx, [automation.hubId])).get(automation.hubId);
      if (!hub) return undefined;
      const now = clock.now();
      const since = Math.max(hub.createdAt.getTime(), automation.lastEnabledAt?.getTime() ?? 0, now.getTime() - lookBackMs);
      const { found, next } = await findOccurrences(tx, { automation, hub, window: { from: new Date(since), to: now } }, after);
      await this.#begin(tx, { automation, hub, found: found.filter((each) => isStillOn(automation, each, now) && isMeant(automation, each, now)) }, now);
      return next;
    });
  }

  async #begin(tx: Tx, { automation, hub, found }: { automation: Automation; hub: Hub; found: readonly Found[] }, now: Date): Promise<void> {
    const entered = automation.reEntry === 'every' ? new Map<string, Date>() : await lastEntered(tx, found.map(({ customer: { customerId } }) => ({ automationId: automation.id, customerId })));
    const plans = found.map(({ customer, event }) =>
      planExecution({ automation, event, customer, visit: undefined, hub, lastEnteredAt: entered.get(`${automation.id}|${customer.customerId}`) }, now));
    const known = await findExecutionKeys(tx, hub.hubId, plans.map(({ key }) => key));
    await this.tools.scheduler.schedule(tx, plans.filter(({ key }) => !known.has(key)));
  }
}
