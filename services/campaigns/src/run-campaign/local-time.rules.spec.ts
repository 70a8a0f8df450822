import { firstInstant, instantOfLocalTime } from './local-time.rules.js';

describe('a local time', () => {
  it.each([
    ['2026-12-01T09:00', 'Europe/Madrid', '2026-12-01T08:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'], // does not exist: 03:30
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'], // exists twice: the first
    ['2026-09-06T00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'], // midnight does not exist
  ])('%s in %s is %s', (at, zone, instant) => expect(instantOfLocalTime(at, zone)?.toISOString()).toBe(instant));

  it('is none on a day that is in no calendar', () => expect(instantOfLocalTime('2026-02-30T09:00', 'Europe/Madrid')).toBeUndefined());

  it('comes first where the sun rises first; a zone that is none is the hub’s', () => {
    expect(firstInstant('2026-12-01T09:00', ['America/Lima', null, 'Mars/Base'], 'Europe/Madrid')?.toISOString()).toBe('2026-12-01T08:00:00.000Z');
    expect(firstInstant('2026-12-01T09:00', ['Pacific/Auckland'], 'Europe/Madrid')?.toISOString()).toBe('2026-11-30T20:00:00.000Z');
  });
});
