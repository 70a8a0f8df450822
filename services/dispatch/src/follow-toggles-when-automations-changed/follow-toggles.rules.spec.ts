import { SettingsTree } from '@messaging/contracts';
import { withToggle } from './follow-toggles.rules.js';

const fresh = SettingsTree.parse({});

describe('the toggles of the settings', () => {
  it('follow the automations that they own', () => {
    const off = withToggle(fresh, { trigger: 'booking_confirmed', isSystem: true, toggle: { enabled: false, channel: 'sms' } });
    expect(off.automations).toEqual({ ...fresh.automations, bookingConfirmation: { enabled: false, channel: 'sms' } });
    const early = withToggle(off, { trigger: 'booking_reminder', isSystem: true, toggle: { enabled: true, hoursBefore: 48 } });
    expect(early.automations.appointmentReminder).toEqual({ enabled: true, hoursBefore: 48, channel: null });
  });

  it('stay as they are when nothing is new, nothing is said, or the lead cannot be expressed', () => {
    const same = { enabled: true, hoursBefore: 24 };
    expect(withToggle(fresh, { trigger: 'booking_reminder', isSystem: true, toggle: same })).toBe(fresh);
    expect(withToggle(fresh, { trigger: 'booking_reminder', isSystem: false, toggle: { ...same, enabled: false } })).toBe(fresh);
    expect(withToggle(fresh, { trigger: 'booking_reminder', isSystem: true, toggle: undefined })).toBe(fresh);
    expect(withToggle(fresh, { trigger: 'booking_reminder', isSystem: true, toggle: { enabled: true, hoursBefore: 9999 } })).toBe(fresh);
  });
});
