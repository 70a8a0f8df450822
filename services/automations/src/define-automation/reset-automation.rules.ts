import { isDeepStrictEqual } from 'node:util';
import { ok, refuse, type Result } from '@messaging/kernel';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import { applyToggles, initialToggles } from '../follow-settings/toggles.rules.js';
import type { Automation } from './automation.js';
import { retimed } from './automation.rules.js';
import { systemAutomation } from './system-automations.rules.js';

/**
 * A system automation as it was made, with what the settings say of it (lead and channel of the two that they own).
 * Whether it is switched on stays as it is, except for the one of the ERP's own events: it loses its event with the rest.
 */
export function resetAutomation(automation: Automation, { hub, now }: { hub: Hub | undefined; now: Date }): Result<Automation> {
  if (!automation.isSystem) return refuse({ kind: 'conflict', code: 'AUTOMATION.NOT_SYSTEM', detail: 'Only a system automation can be reset.' });
  const { id, hubId, lastEnabledAt, sentCount, createdAt, updatedAt } = automation;
  const made = systemAutomation(automation, now);
  const toggles = hub?.settings?.automations ?? initialToggles;
  const told = applyToggles(made, { before: initialToggles, after: toggles, at: now });
  const isActive = automation.isActive && automation.trigger !== 'custom';
  const { movedUpTo } = retimed(automation, told.timing);
  const reset = { ...told, id, hubId, isActive, lastEnabledAt, backlog: isActive ? automation.backlog : undefined, movedUpTo, sentCount, createdAt, updatedAt };
  return ok(isDeepStrictEqual(reset, automation) ? automation : { ...reset, updatedAt: now });
}
