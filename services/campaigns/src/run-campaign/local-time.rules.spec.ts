import { instantOfLocalTime, nextInstant } from './local-time.rules.js';

describe('a local time', () => {
  it.each([
    ['2026-12-01T09:00', 'Europe/Madrid', '2026-12-01T08:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'], // does not exist: 03:30
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'], // exists twice: the first
    ['2026-09-06T00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'], // midnight does not exist
  ])('%s in %s is %s', (at, zone, instant) => expect(instantOfLocalTime(at, zone)?.toISOString()).toBe(instant));

  it.each([['2026-02-30T09:00', 'Europe/Madrid'], ['9999-12-31T23:00', 'America/Lima']])('is none on a day that is in no calendar: %s in %s', (at, zone) => expect(instantOfLocalTime(at, zone)).toBeUndefined());

  it('comes first where the sun rises first; a zone that is none is the hub’s', () => {
    const early = { hubZone: 'Europe/Madrid', now: new Date('2026-11-20T12:00:00Z') };
    expect(nextInstant('2026-12-01T09:00', ['America/Lima', null, 'Mars/Base'], early)?.toISOString()).toBe('2026-12-01T08:00:00.000Z');
    expect(nextInstant('2026-12-01T09:00', ['Pacific/Auckland', 'America/Lima'], early)?.toISOString()).toBe('2026-11-30T20:00:00.000Z');
    expect(nextInstant('2026-12-01T09:00', [], early)?.toISOString()).toBe('2026-12-01T08:00:00.000Z');
  });

  it('comes next where it has not been yet; what has been everywhere is past', () => {
    const midday = { hubZone: 'Europe/Madrid', now: new Date('2026-12-01T11:00:00Z') };
    expect(nextInstant('2026-12-01T09:00', ['Pacific/Auckland', 'Europe/Madrid', 'America/Lima'], midday)?.toISOString()).toBe('2026-12-01T14:00:00.000Z');
    expect(nextInstant('2026-12-01T09:00', ['Pacific/Auckland', null], midday)?.toISOString()).toBe('2026-12-01T08:00:00.000Z');
  });
});
