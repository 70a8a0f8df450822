import { automationChanged, type AutomationChanged } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { durationMs } from '@messaging/kernel';
import type { Automation } from './automation.js';

/** What else is said of a change. */
export interface AutomationNews {
  readonly isDeleted?: boolean;
  /** A person changed the automation itself: settings whose toggle owns it follow. */
  readonly byStaff?: boolean;
}

const HOUR_MS = 3_600_000;

/** What the others hear of an automation that was made, changed, switched or deleted. */
export function automationPublication(automation: Automation, { isDeleted = false, byStaff = false }: AutomationNews = {}): Publication {
  const { id, hubId, name, trigger, templateId, isActive, isSystem } = automation;
  const toggle = byStaff && !isDeleted ? toggleOf(automation) : undefined;
  const data: AutomationChanged = { automationId: id, name, trigger, templateId, isActive: isActive && !isDeleted, isSystem, isDeleted, ...(toggle && { toggle }) };
  return { message: automationChanged, hubId, key: id, data };
}

/** As the settings would say it (API.md section 3, Settings); nothing for automations that no toggle owns. */
function toggleOf({ isSystem, trigger, isActive: enabled, channel, timing }: Automation): AutomationChanged['toggle'] {
  if (!isSystem || (trigger !== 'booking_confirmed' && trigger !== 'booking_reminder')) return undefined;
  const toggle = { enabled, ...(channel && { channel }) };
  if (trigger === 'booking_confirmed') return toggle;
  const leadMs = -durationMs(timing.offset);
  const isLead = timing.anchor === 'start' && timing.at === undefined && leadMs > 0;
  return isLead ? { ...toggle, hoursBefore: leadMs / HOUR_MS } : toggle;
}
