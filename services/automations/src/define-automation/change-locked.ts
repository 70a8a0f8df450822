import type { Outbox } from '@messaging/eventing';
import type { Result } from '@messaging/kernel';
import { ok, refuse } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import type { TemplateHead } from '../promote-execution/promote.rules.js';
import { lockAutomation, updateAutomation } from '../store/automation.sql.js';
import { findTemplateHeads } from '../store/projection.sql.js';
import { automationPublication } from './automation-events.rules.js';
import type { Automation } from './automation.js';
import { checkAutomation } from './automation.rules.js';
import { systemTemplateTrigger } from './system-automations.rules.js';

export const notFound = refuse({ kind: 'not_found', code: 'AUTOMATION.NOT_FOUND', detail: 'There is no such automation.' });

/** Locks the row, so that two changes follow each other, and tells the others of what changed. */
export async function changeLocked(tx: Tx, { hubId, id, outbox }: { hubId: string; id: string; outbox: Outbox }, decide: (automation: Automation) => Promise<Result<Automation>>): Promise<Result<Automation>> {
  const automation = await lockAutomation(tx, hubId, id);
  if (!automation) return notFound;
  const decided = await decide(automation);
  if (!decided.ok || decided.value === automation) return decided;
  await updateAutomation(tx, decided.value);
  await outbox.add(tx, [automationPublication(decided.value, { byStaff: true })]);
  return ok(decided.value);
}

/** The rules of an automation, with what is known of its template. */
export async function checkKnown(tx: Tx, automation: Automation): Promise<Result<Automation>> {
  const presumed = systemTemplateTrigger(automation.hubId, automation.templateId) !== undefined;
  return checkAutomation(automation, { template: await templateHeadOf(tx, automation), presumed });
}

export const templateHeadOf = async (tx: Tx, automation: Automation): Promise<TemplateHead | undefined> =>
  (await findTemplateHeads(tx, [automation])).get(`${automation.hubId}|${automation.templateId}`);
