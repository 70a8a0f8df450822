import fc from 'fast-check';
import { DateTime } from 'luxon';
import { latestMoment } from './lateness.rules.js';
import { momentOf, nearestYear, zoneOf } from './moment.rules.js';

const at = (text: string): Date => new Date(text);
const moment = (anchor: string, timing: { offset: string; at?: string }, zone: string): string =>
  momentOf(at(anchor), { anchor: 'event', ...timing }, zone).toISOString();

describe('the moment of an execution', () => {
  it.each<[string, string, { offset: string; at?: string }, string, string]>([
    ['an exact offset counts hours', '2026-11-23T10:00:00Z', { offset: 'PT2H' }, 'Europe/Madrid', '2026-11-23T12:00:00.000Z'],
    ['24 hours are 24 hours across the March change', '2026-03-29T08:00:00Z', { offset: '-PT24H' }, 'Europe/Madrid', '2026-03-28T08:00:00.000Z'],
    ['a day before is a calendar day across the March change', '2026-03-29T08:00:00Z', { offset: '-P1D' }, 'Europe/Madrid', '2026-03-28T09:00:00.000Z'],
    ['a month after 31 January is the last of February', '2026-01-31T12:00:00Z', { offset: 'P1M' }, 'UTC', '2026-02-28T12:00:00.000Z'],
    ['a year after 29 February is 28 February', '2028-02-29T12:00:00Z', { offset: 'P1Y' }, 'UTC', '2029-02-28T12:00:00.000Z'],
    ['"at" takes the local date that it fell on', '2026-11-22T23:30:00Z', { offset: 'PT0S', at: '09:00' }, 'Europe/Madrid', '2026-11-23T08:00:00.000Z'],
    ['"at" may lie before the event', '2026-11-23T15:00:00Z', { offset: 'PT0S', at: '09:00' }, 'Europe/Madrid', '2026-11-23T08:00:00.000Z'],
    ['a local time that does not exist moves forward by the gap', '2026-03-29T10:00:00Z', { offset: 'PT0S', at: '02:30' }, 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['the gap counts the same from before the change', '2026-03-28T23:30:00Z', { offset: 'PT0S', at: '02:30' }, 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['a local time that exists twice is its first', '2026-10-25T12:00:00Z', { offset: 'PT0S', at: '02:30' }, 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['the first of two also from before the change', '2026-10-24T23:00:00Z', { offset: 'PT0S', at: '02:30' }, 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['a half-hour change is a gap too', '2026-10-03T20:00:00Z', { offset: 'PT0S', at: '02:15' }, 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ])('%s', (_title, anchor, ...[timing, zone, expected]) => {
    expect(moment(anchor, timing, zone)).toBe(expected);
  });

  it('never has another local date than the one it fell on, and shows "at" or the minute after a gap', () => {
    const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    fc.assert(
      fc.property(fc.date({ min: at('2020-01-01'), max: at('2035-01-01'), noInvalidDate: true }), fc.nat(23), fc.nat(59), zones, (anchor, hour, minute, zone) => {
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const local = DateTime.fromJSDate(momentOf(anchor, { anchor: 'event', offset: 'PT0S', at: clock }, zone), { zone });
        expect(local.toISODate()).toBe(DateTime.fromJSDate(anchor, { zone }).toISODate());
        const shift = local.hour * 60 + local.minute - (hour * 60 + minute);
        expect([0, 30, 60]).toContain(shift);
        expect(local.getPossibleOffsets()[0]?.toMillis()).toBe(local.toMillis());
      }),
      { numRuns: 300 },
    );
  });
});

describe('the zone', () => {
  it('is the customer\'s, the hub\'s when that is none, and UTC at last', () => {
    expect(zoneOf('America/Lima', 'Europe/Madrid')).toBe('America/Lima');
    expect(zoneOf('Mars/Base', 'Europe/Madrid')).toBe('Europe/Madrid');
    expect(zoneOf(null, undefined)).toBe('UTC');
    expect(zoneOf('', 'nowhere')).toBe('UTC');
  });
});

describe('the year of a birthday', () => {
  it.each([
    ['05-03', '2026-05-03T00:10:00Z', 2026],
    ['01-01', '2026-12-31T23:30:00Z', 2027],
    ['12-31', '2027-01-01T00:30:00Z', 2026],
    ['02-29', '2026-02-28T09:00:00Z', 2026],
  ])('%s told on %s is of %i', (monthDay, told, year) => {
    expect(nearestYear(monthDay, at(told), 'UTC')).toBe(year);
  });
});

describe('the latest moment', () => {
  const due = { late: undefined, scheduledAt: at('2026-11-23T08:00:00Z'), startsAt: undefined, zone: 'Europe/Madrid' };
  it.each([
    ['a reminder has two hours', { ...due, trigger: 'booking_reminder', startsAt: at('2026-11-24T08:00:00Z') }, '2026-11-23T10:00:00.000Z'],
    ['a reminder never goes out after the start', { ...due, trigger: 'booking_reminder', startsAt: at('2026-11-23T09:00:00Z') }, '2026-11-23T09:00:00.000Z'],
    ['nor with a limit of its own', { ...due, trigger: 'booking_reminder', late: 'PT48H', startsAt: at('2026-11-23T09:00:00Z') }, '2026-11-23T09:00:00.000Z'],
    ['a birthday has its local day', { ...due, trigger: 'birthday' }, '2026-11-23T22:59:59.999Z'],
    ['others have 72 hours', { ...due, trigger: 'welcome' }, '2026-11-26T08:00:00.000Z'],
    ['a limit of its own wins', { ...due, trigger: 'birthday', late: 'PT1H' }, '2026-11-23T09:00:00.000Z'],
  ] as const)('%s', (_title, given, expected) => {
    expect(latestMoment(given).toISOString()).toBe(expected);
  });
});
