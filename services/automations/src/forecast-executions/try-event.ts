import { erpCustomerEvents, erpEventDefinition, type DryRunAutomation, type ErpEvent } from '@messaging/contracts';
import { newId, ok, refuse, type Result } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import { visitPlace } from '../follow-customer-events/follow-customer-events.handler.js';
import { EventFold } from '../follow-customer-events/fold-events.rules.js';
import { notMatched } from '../follow-customer-events/conditions.rules.js';
import { visitKindOf } from '../follow-customer-events/match-trigger.rules.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import { lastEntered } from '../store/execution.sql.js';
import { findCustomers, findTemplateHeads, findVisits } from '../store/projection.sql.js';
import { asIfEnabled, asIfOld, forecastOf, skipped, type ForeseenItem } from './forecast.rules.js';

type TriedEvent = Extract<DryRunAutomation, { event: unknown }>['event'];

/** The event as the log would bring it, or what is wrong with it. */
export function readTriedEvent({ type, time, data }: TriedEvent, { hubId, now }: { hubId: string; now: Date }): Result<ErpEvent> {
  const definition = erpEventDefinition(type);
  if (!definition) return refused('/event/type', 'EVENT.TYPE_UNKNOWN', `nobody here knows events of type ${type}`);
  const parsed = definition.schema.safeParse(data);
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success) return refused(['/event/data', ...(issue?.path ?? []).map(String)].join('/'), 'EVENT.DATA_INVALID', issue?.message ?? 'is not what the type asks for');
  const envelope = { id: newId(), type, source: '/dry-run', time: time === undefined ? now : new Date(time), hubId, key: parsed.data.customerId, topic: erpCustomerEvents.name, headers: {}, data: parsed.data };
  return ok(envelope as ErpEvent);
}

const refused = (pointer: string, code: string, detail: string) => refuse({ kind: 'rule', code, detail: `${pointer} ${detail}`, errors: [{ pointer, code, detail }] });

/** What one automation would make of an event now, by the rules that the log's events follow; nothing is kept. */
export async function tryEvent(tx: Tx, { hub, automation, event, now }: { hub: Hub; automation: Automation; event: ErpEvent; now: Date }): Promise<ForeseenItem[]> {
  const { hubId } = hub;
  const tried = asIfEnabled(automation);
  const { customerId } = event.data;
  const customers = await findCustomers(tx, [{ hubId, customerId }]);
  const visits = visitKindOf(event.type) ? await findVisits(tx, [visitPlace(event)]) : [];
  const template = (await findTemplateHeads(tx, [automation])).get(`${hubId}|${automation.templateId}`);
  const entered = await lastEntered(tx, [{ automationId: automation.id, customerId }]);
  const fold = new EventFold({ hubs: new Map([[hubId, asIfOld(hub)]]), customers, visits, automations: new Map([[`${hubId}|${automation.trigger}`, [tried]]]), lastEntered: entered }, now);
  fold.add(event);
  const customer = fold.customers.get(`${hubId}|${customerId}`) ?? customers.get(`${hubId}|${customerId}`);
  const [visit] = fold.visits.values();
  const items = [...fold.plans.values()].map((execution) =>
    forecastOf({ execution, automation: tried, customer, visit, hub, template }, execution.scheduledAt > now ? execution.scheduledAt : now));
  if (items.length > 0) return items;
  return [skipped({ automationId: automation.id, customerId }, event.time, fold.unmatched[0]?.reason ?? otherTrigger(event.type))];
}

const otherTrigger = (type: string) => notMatched({ en: `Events of type ${type} start nothing of this kind.`, es: `Los eventos de tipo ${type} no inician nada de este tipo.` });
