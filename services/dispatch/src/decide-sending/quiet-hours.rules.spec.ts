import { QuietHours } from '@messaging/contracts';
import { quietUntilMs } from './quiet-hours.rules.js';

const until = (quiet: Partial<QuietHours>, at: string, zone = 'Europe/Madrid'): string | undefined => {
  const ms = quietUntilMs(QuietHours.parse({ from: '21:00', to: '09:00', ...quiet }), zone, Date.parse(at));
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('quiet hours', () => {
  it('reach into the next day, in the zone of the recipient', () => {
    expect(until({}, '2026-11-23T19:59:59Z')).toBeUndefined(); // 20:59 in Madrid
    expect(until({}, '2026-11-23T20:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
    expect(until({}, '2026-11-24T02:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
    expect(until({}, '2026-11-24T08:00:00Z')).toBeUndefined();
    expect(until({}, '2026-11-23T20:00:00Z', 'America/New_York')).toBeUndefined(); // 15:00 there
  });

  it('may lie within a day, and on some days alone', () => {
    expect(until({ from: '13:00', to: '16:00' }, '2026-11-23T13:30:00Z')).toBe('2026-11-23T15:00:00.000Z');
    expect(until({ days: ['sat', 'sun'] }, '2026-11-23T22:00:00Z')).toBeUndefined(); // a Monday
    expect(until({ days: ['sun'] }, '2026-11-23T05:00:00Z')).toBe('2026-11-23T08:00:00.000Z'); // the night that began on Sunday
    expect(until({ days: ['mon'] }, '2026-11-23T05:00:00Z')).toBeUndefined();
  });

  it('end when the last of those that follow each other ends, and never go on for ever', () => {
    expect(until({ from: '09:00', to: '08:59' }, '2026-11-23T22:00:00Z')).toBe('2026-11-24T07:59:00.000Z');
    expect(until({ from: '00:00', to: '23:59', days: ['sat', 'sun'] }, '2026-11-28T10:00:00Z')).toBe('2026-11-28T22:59:00.000Z');
  });

  it('keep the local time when clocks change', () => {
    expect(until({}, '2026-03-28T22:00:00Z')).toBe('2026-03-29T07:00:00.000Z'); // the night has an hour less
    expect(until({}, '2026-10-24T22:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
    expect(until({ from: '22:00', to: '02:30' }, '2026-03-28T23:00:00Z')).toBe('2026-03-29T01:30:00.000Z'); // 02:30 is not there: 03:30
  });

  it('are those of UTC for a zone that nobody knows', () => {
    expect(until({}, '2026-11-23T21:00:00Z', 'Mars/Base')).toBe('2026-11-24T09:00:00.000Z');
  });
});
