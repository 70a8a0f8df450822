import type { Tx } from '@messaging/persistence';
import { objectKeyOf } from '../follow-customer-events/visit.rules.js';
import type { Execution } from '../schedule-execution/execution.js';
import { automationsById } from '../store/automation.sql.js';
import { findHubs } from '../store/hub.sql.js';
import { findCustomers, findTemplateHeads, findVisits } from '../store/projection.sql.js';
import type { PromotionFacts } from './promote.rules.js';

/** What decides about executions whose moment has come, in the same order: five statements a batch. */
export async function gatherPromotionFacts(tx: Tx, executions: readonly Execution[]): Promise<PromotionFacts[]> {
  const automations = await automationsById(tx, [...new Set(executions.map((e) => e.automationId))]);
  const customers = await findCustomers(tx, executions);
  const places = executions.flatMap(({ hubId, subjectKey }) => [objectKeyOf(subjectKey)].flatMap((objectKey) => (objectKey === undefined ? [] : [{ hubId, objectKey }])));
  const visits = new Map((await findVisits(tx, places)).map((visit) => [`${visit.hubId}|${visit.objectKey}`, visit]));
  const hubs = await findHubs(tx, [...new Set(executions.map((e) => e.hubId))]);
  const templates = await findTemplateHeads(tx, [...automations.values()]);
  return executions.map((execution) => {
    const automation = automations.get(execution.automationId);
    return {
      execution, automation, customer: customers.get(`${execution.hubId}|${execution.customerId}`),
      visit: visits.get(`${execution.hubId}|${objectKeyOf(execution.subjectKey) ?? ''}`), hub: hubs.get(execution.hubId),
      template: automation && templates.get(`${automation.hubId}|${automation.templateId}`),
    };
  });
}
