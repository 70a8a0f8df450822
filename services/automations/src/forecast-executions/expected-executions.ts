import type { Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import type { Window } from '../find-dates/date-occurrence.rules.js';
import { findOccurrences, type Found } from '../find-dates/find-occurrences.js';
import { unmetCondition } from '../follow-customer-events/conditions.rules.js';
import { gatherPromotionFacts } from '../promote-execution/promotion-facts.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import type { Execution } from '../schedule-execution/execution.js';
import { planExecution, withoutCustomer } from '../schedule-execution/plan-execution.rules.js';
import { executionsScheduledIn, findExecutionKeys } from '../store/execution.sql.js';
import { asIfEnabled, asIfOld, beginningsOf, forecastOf, skipped, type ForeseenItem } from './forecast.rules.js';

/** Executions looked at for one answer: half a second's work. */
const executionsMax = 20_000;

interface Asked {
  readonly hub: Hub;
  readonly automations: readonly Automation[];
  readonly window: Window;
  readonly now: Date;
}

/** What falls due in a window: what waits or was done already, and the days that are still to be found. */
export async function expectedItems(tx: Tx, asked: Asked): Promise<{ items: ForeseenItem[]; isTruncated: boolean }> {
  const { hub, automations, window } = asked;
  const stored = await executionsScheduledIn(tx, hub.hubId, { ...window, automationIds: automations.map(({ id }) => id), limit: executionsMax + 1 });
  const items = await forecastAll(tx, stored, automations);
  for (const automation of automations) {
    let after: string | undefined = '';
    while (after !== undefined && items.length <= executionsMax) {
      const { found, next } = await findOccurrences(tx, { automation, hub, window: beginningsOf(window, automation) }, after);
      items.push(...(await foundItems(tx, { ...asked, automation, found })));
      after = next;
    }
  }
  return { items: items.slice(0, executionsMax), isTruncated: items.length > executionsMax };
}

async function foundItems(tx: Tx, { hub, automation, found, window, now }: Asked & { automation: Automation; found: readonly Found[] }): Promise<ForeseenItem[]> {
  const planned = found
    .filter(({ event }) => !wasThereBefore(automation, event.time))
    .map((each) => ({ ...each, plan: planExecution({ automation: asIfEnabled(automation), event: each.event, customer: each.customer, visit: undefined, hub: asIfOld(hub), lastEnteredAt: undefined }, now) }))
    .filter(({ plan: { scheduledAt } }) => scheduledAt >= window.from && scheduledAt < window.to);
  const known = await findExecutionKeys(tx, hub.hubId, planned.map(({ plan }) => plan.key));
  const fresh = planned.filter(({ plan }) => !known.has(plan.key)).map((each) => ({ ...each, unmet: unmetOf(automation, each) }));
  const left = fresh.flatMap(({ plan, unmet }) => (unmet ? [skipped(plan, plan.scheduledAt, unmet)] : []));
  return [...left, ...(await forecastAll(tx, fresh.filter(({ unmet }) => !unmet).map(({ plan }) => plan), [automation]))];
}

/** Whose day had begun when it was switched on: they are left out, or are being written to already. */
const wasThereBefore = ({ isActive, lastEnabledAt }: Automation, day: Date): boolean => isActive && lastEnabledAt !== undefined && day < lastEnabledAt;

/** What would become of executions at their moments. */
export async function forecastAll(tx: Tx, executions: readonly Execution[], automations: readonly Automation[]): Promise<ForeseenItem[]> {
  const byId = new Map(automations.map((automation) => [automation.id, asIfEnabled(automation)]));
  const facts = await gatherPromotionFacts(tx, executions);
  return facts.map((each) => forecastOf({ ...each, automation: byId.get(each.execution.automationId) }, each.execution.scheduledAt));
}

const unmetOf = ({ conditions }: Automation, { customer, event, zone }: Found) =>
  unmetCondition(conditions, { customerId: customer.customerId, customer: customer.fields, event: withoutCustomer(event.data) }, { now: event.time, zone });
