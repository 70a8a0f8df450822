import { automation } from '../../test/builders.js';
import { automationPublication } from './automation-events.rules.js';

const toggleOf = (trigger: 'booking_reminder' | 'booking_confirmed' | 'welcome', change = {}, news = { byStaff: true }) =>
  (automationPublication({ ...automation(trigger), ...change }, news).data as { toggle?: unknown }).toggle;

describe('what is said of an automation', () => {
  it('names the toggle of the settings that owns it, when a person changed it', () => {
    expect(toggleOf('booking_confirmed', { isActive: false, channel: 'sms' })).toEqual({ enabled: false, channel: 'sms' });
    expect(toggleOf('booking_reminder')).toEqual({ enabled: true, hoursBefore: 24 });
    expect(toggleOf('booking_reminder', { timing: { anchor: 'start', offset: '-PT90M' } })).toEqual({ enabled: true, hoursBefore: 1.5 });
    expect(toggleOf('booking_reminder', { timing: { anchor: 'start', offset: '-P1D', at: '09:00' } })).toEqual({ enabled: true });
  });

  it('names none of others, of copies, or of what the settings themselves brought', () => {
    expect([toggleOf('welcome'), toggleOf('booking_confirmed', { isSystem: false }), toggleOf('booking_confirmed', {}, { byStaff: false })]).toEqual([undefined, undefined, undefined]);
  });
});
