import type { AutomationView } from '@messaging/contracts';
import type { TemplateHead } from '../promote-execution/promote.rules.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import type { Automation } from './automation.js';
import { candidateChannels } from './channel-choice.rules.js';
import { namesOf, shownName } from './system-automations.rules.js';

/** An automation as the API shows it, with the channel it would take now. */
export function automationView(automation: Automation, facts: { hub: Hub | undefined; template: TemplateHead | undefined }): AutomationView {
  const [channel = automation.channel ?? null] = candidateChannels(automation, { settings: facts.hub?.settings?.channels, templateChannel: facts.template?.channel });
  const locale = facts.hub?.settings?.hub.locale;
  const names = namesOf(automation, locale);
  return {
    id: automation.id, name: shownName(automation, locale), ...(names && { names }), trigger: automation.trigger, triggerConfig: automation.triggerConfig, channel,
    channels: [...automation.channels], channelIsResolved: automation.channel === undefined && automation.channels.length === 0,
    templateId: automation.templateId, timing: automation.timing,
    ...(automation.conditions && { conditions: automation.conditions }),
    reEntry: automation.reEntry,
    ...(automation.late !== undefined && { late: automation.late }),
    isActive: automation.isActive, isSystem: automation.isSystem,
    ...(automation.lastEnabledAt && { lastEnabledAt: automation.lastEnabledAt.toISOString() }),
    executionCount: automation.sentCount, createdAt: automation.createdAt.toISOString(), updatedAt: automation.updatedAt.toISOString(),
  };
}
