import { isPast } from './planned-time.rules.js';

const about = { hubZone: 'Europe/Madrid', now: Date.parse('2026-11-23T09:00:00Z') };

describe('the hour of a campaign', () => {
  it('has passed as soon as the shop’s own clock shows it', () => {
    expect(isPast({ at: '2026-11-23T10:00', zone: 'hub' }, about)).toBe(true);
    expect(isPast({ at: '2026-11-23T10:01', zone: 'hub' }, about)).toBe(false);
    expect(isPast({ at: '2026-11-23T10:00', zone: 'hub' }, { ...about, hubZone: 'America/Mexico_City' })).toBe(false);
  });

  it('on each recipient’s clock has not passed while somebody may still see it come', () => {
    expect(isPast({ at: '2026-11-23T09:00', zone: 'recipient' }, about)).toBe(false);
    expect(isPast({ at: '2026-11-22T21:00', zone: 'recipient' }, about)).toBe(true);
  });

  it('never passes for what goes out when it is started', () => {
    expect(isPast({ at: '', zone: 'hub' }, about)).toBe(false);
  });
});
