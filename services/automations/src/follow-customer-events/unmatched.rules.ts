import { eventNotMatched, type ErpEvent, type ExplainedReason } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { Automation } from '../define-automation/automation.js';
import { notMatched } from './conditions.rules.js';
import { mismatchOf } from './match-trigger.rules.js';

/** An automation that an event of its trigger did not start. */
export interface Unmatched {
  readonly event: ErpEvent;
  readonly automation: Automation;
  readonly reason: ExplainedReason;
}

/** Automations told of one event; nobody reads on, and the event is bounded. */
const automationsMax = 100;

/** Why this event does not start the automation, or nothing when it may. */
export function whyNot(automation: Automation, event: ErpEvent): ExplainedReason | undefined {
  if (!automation.isActive) return { code: 'AUTOMATION.DISABLED', detail: 'The automation is switched off.' };
  const text = mismatchOf(automation, event);
  return text && notMatched(text);
}

/** One `event.not_matched` per event, for the customer's diary. */
export function unmatchedEvents(all: readonly Unmatched[]): Publication<typeof eventNotMatched>[] {
  const byEvent = new Map<string, Unmatched[]>();
  for (const unmatched of all) byEvent.set(unmatched.event.id, [...(byEvent.get(unmatched.event.id) ?? []), unmatched]);
  return [...byEvent.values()].flatMap((given) => (given[0] ? [toldOf(given[0].event, given.slice(0, automationsMax))] : []));
}

function toldOf({ id, hubId, type, time, data, headers }: ErpEvent, given: readonly Unmatched[]): Publication<typeof eventNotMatched> {
  const automations = given.map(({ automation: { id: automationId, name, trigger }, reason }) => ({ automationId, name, trigger, reason }));
  return {
    message: eventNotMatched, hubId, key: id, causedBy: { id, headers },
    data: { eventId: id, customerId: data.customerId, type, time: time.toISOString(), automations },
  };
}
