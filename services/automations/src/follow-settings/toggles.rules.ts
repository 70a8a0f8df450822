import type { SettingsChanged } from '@messaging/contracts';
import type { Automation } from '../define-automation/automation.js';
import { retimed, switched } from '../define-automation/automation.rules.js';

type Toggles = SettingsChanged['automations'];

/** What a new hub's settings say (API.md section 3), before dispatch has told them. */
export const initialToggles: Toggles = { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } };

/**
 * The two toggles of the settings own two system automations. Only what changed since the last revision is applied, so
 * that saving an SMS password does not undo what staff set on the automation itself.
 */
export function applyToggles(automation: Automation, told: { before: Toggles | undefined; after: Toggles; at: Date }): Automation {
  const { before = initialToggles, after, at } = told;
  switch (automation.trigger) {
    case 'booking_confirmed':
      return applyToggle(automation, { before: before.bookingConfirmation, after: after.bookingConfirmation, at });
    case 'booking_reminder': {
      const toggled = applyToggle(automation, { before: before.appointmentReminder, after: after.appointmentReminder, at });
      const { hoursBefore } = after.appointmentReminder;
      if (hoursBefore === before.appointmentReminder.hoursBefore) return toggled;
      return { ...retimed(toggled, { anchor: 'start', offset: leadOf(hoursBefore) }), updatedAt: at };
    }
    default:
      return automation;
  }
}

/** As people write it, in hours where they are whole: `-PT48H`, `-PT90M`. */
function leadOf(hoursBefore: number): string {
  const minutes = Math.round(hoursBefore * 60);
  return minutes % 60 === 0 ? `-PT${minutes / 60}H` : `-PT${minutes}M`;
}

type Toggle = Toggles['bookingConfirmation'];

function applyToggle(automation: Automation, { before, after, at }: { before: Toggle; after: Toggle; at: Date }): Automation {
  const isActive = before.enabled === after.enabled ? automation.isActive : after.enabled;
  const channel = before.channel === after.channel ? automation.channel : after.channel;
  if (isActive === automation.isActive && channel === automation.channel) return automation;
  return { ...switched(automation, isActive, at), channel, updatedAt: at };
}
