import type { SettingsChanged } from '@messaging/contracts';
import { noon } from '../../test/builders.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import { initialToggles } from '../follow-settings/toggles.rules.js';
import { resetAutomation } from './reset-automation.rules.js';
import { shownName, systemAutomation } from './system-automations.rules.js';

const later = new Date(noon.getTime() + 60_000);
const reminder = systemAutomation({ hubId: 'main', trigger: 'booking_reminder' }, noon);
const hub = (automations: SettingsChanged['automations']): Hub => ({ hubId: 'main', createdAt: noon, settingsRevision: 1, settings: { automations } as SettingsChanged });

describe('putting a system automation back', () => {
  it('changes nothing of one that is as it was made', () => expect(resetAutomation(reminder, { hub: undefined, now: later })).toEqual({ ok: true, value: reminder }));

  it('keeps what the settings say of it', () => {
    const settings = { ...initialToggles, appointmentReminder: { enabled: true, hoursBefore: 3, channel: 'sms' as const } };
    const changed = { ...reminder, name: 'Mine', timing: { anchor: 'start' as const, offset: '-PT1H' }, isActive: false, sentCount: 7 };
    expect(resetAutomation(changed, { hub: hub(settings), now: later })).toMatchObject({
      ok: true, value: { name: 'Appointment reminder', timing: { offset: '-PT3H' }, channel: 'sms', isActive: false, sentCount: 7, createdAt: noon, updatedAt: later },
    });
  });

  it('has a name in the hub’s language, unless staff gave it one', () => {
    expect([shownName(reminder, 'es-ES'), shownName(reminder, 'en'), shownName(reminder, undefined), shownName({ ...reminder, name: 'Mine' }, 'es')]).toEqual(['Recordatorio de cita', 'Appointment reminder', 'Appointment reminder', 'Mine']);
  });
});
