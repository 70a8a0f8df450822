import { isDeepStrictEqual } from 'node:util';
import { SettingsTree, type AutomationChanged } from '@messaging/contracts';

/** The settings after staff changed one of the two automations that a toggle owns; the same tree when they say so already. */
export function withToggle(tree: SettingsTree, { trigger, isSystem, toggle }: Pick<AutomationChanged, 'trigger' | 'isSystem' | 'toggle'>): SettingsTree {
  if (!toggle || !isSystem) return tree;
  const { enabled, hoursBefore, channel = null } = toggle;
  const { appointmentReminder } = tree.automations;
  const automations = { ...tree.automations };
  if (trigger === 'booking_confirmed') automations.bookingConfirmation = { enabled, channel };
  else if (trigger === 'booking_reminder') automations.appointmentReminder = { enabled, channel, hoursBefore: hoursBefore ?? appointmentReminder.hoursBefore };
  // A lead that the settings cannot express stays as it was; the automation itself keeps its own.
  const changed = SettingsTree.safeParse({ ...tree, automations });
  return !changed.success || isDeepStrictEqual(changed.data, tree) ? tree : changed.data;
}
