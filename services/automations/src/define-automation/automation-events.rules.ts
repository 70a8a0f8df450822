import { automationChanged } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { Automation } from './automation.js';

/** What the others hear of an automation that was made, changed, switched or deleted. */
export const automationPublication = ({ id, hubId, name, trigger, templateId, isActive, isSystem }: Automation, end: { isDeleted: boolean } = { isDeleted: false }): Publication => ({
  message: automationChanged, hubId, key: id, data: { automationId: id, name, trigger, templateId, isActive: isActive && !end.isDeleted, isSystem, ...end },
});
