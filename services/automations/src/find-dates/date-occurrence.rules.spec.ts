import { unknownCustomer, type Customer } from '../follow-customer-events/customer-projection.rules.js';
import { occurrencesOf, placesOf } from './date-occurrence.rules.js';

const customer = (fields: Customer['fields']): Customer => ({ ...unknownCustomer('main', 'c-1'), fields });
const birthday = { trigger: 'birthday', triggerConfig: {} } as const;
const anniversary = { trigger: 'anniversary', triggerConfig: {} } as const;
const inactive60 = { trigger: 'inactivity', triggerConfig: { inactiveDays: 60 } } as const;
const year2027 = { from: new Date('2027-01-01T00:00:00Z'), to: new Date('2028-01-01T00:00:00Z'), zone: 'Europe/Madrid' };
const told = (...given: Parameters<typeof occurrencesOf>): unknown[] => occurrencesOf(...given).map(({ time, data }) => [time.toISOString(), data]);

describe('the days that the platform finds by itself', () => {
  it('are birthdays at local midnight, also without a year', () => {
    expect(told(birthday, customer({ birthday: '1990-07-09' }), year2027)).toEqual([['2027-07-08T22:00:00.000Z', { customerId: 'c-1', date: '2027-07-09' }]]);
    expect(told(birthday, customer({ birthday: '--07-09' }), { ...year2027, zone: 'America/Mexico_City' })).toEqual([['2027-07-09T06:00:00.000Z', { customerId: 'c-1', date: '2027-07-09' }]]);
  });

  it('keep 29 February on the 28th in common years alone', () => {
    const leap = customer({ birthday: '2000-02-29' });
    expect(told(birthday, leap, { ...year2027, zone: 'UTC' })).toEqual([['2027-02-28T00:00:00.000Z', { customerId: 'c-1', date: '2027-02-28' }]]);
    expect(told(birthday, leap, { from: new Date('2028-02-01T00:00:00Z'), to: new Date('2028-03-02T00:00:00Z'), zone: 'UTC' })).toEqual([['2028-02-29T00:00:00.000Z', { customerId: 'c-1', date: '2028-02-29' }]]);
    expect(placesOf(birthday, { from: new Date('2027-02-28T00:00:00Z'), to: new Date('2027-02-28T01:00:00Z') })?.days).toContain('02-29');
    expect(placesOf(birthday, { from: new Date('2028-02-25T12:00:00Z'), to: new Date('2028-02-25T13:00:00Z') })?.days).not.toContain('02-29');
  });

  it('are anniversaries from the first year on', () => {
    expect(told(anniversary, customer({ customerSince: '2024-03-01' }), year2027)).toEqual([['2027-02-28T23:00:00.000Z', { customerId: 'c-1', years: 3 }]]);
    expect(told(anniversary, customer({ customerSince: '2027-03-01T10:00:00Z' }), year2027)).toEqual([]);
  });

  it('are the moment at which a customer has been away for so many days, and without a number none', () => {
    expect(told(inactive60, customer({ lastVisitAt: '2027-01-01T10:00:00Z' }), year2027)).toEqual([['2027-03-02T10:00:00.000Z', { customerId: 'c-1', inactiveDays: 60 }]]);
    expect(told({ trigger: 'inactivity', triggerConfig: {} }, customer({ lastVisitAt: '2027-01-01T10:00:00Z' }), year2027)).toEqual([]);
  });

  it.each([[birthday, { birthday: null }], [birthday, {}], [anniversary, { customerSince: 'long ago' }], [inactive60, { lastVisitAt: '2027-13-45' }]])('of %j are none in %j', (automation, fields) => {
    expect(told(automation, customer(fields), year2027)).toEqual([]);
  });

  it('are looked for a day around the window, whatever the zone', () => {
    const window = { from: new Date('2026-11-26T00:00:00Z'), to: new Date('2026-11-26T00:05:00Z') };
    expect(placesOf(birthday, window)).toEqual({ field: 'birthdayOn', days: expect.arrayContaining(['11-25', '11-26', '11-27']) });
    expect(placesOf(inactive60, window)).toEqual({ field: 'lastVisitOn', days: expect.arrayContaining(['2026-09-26', '2026-09-27', '2026-09-28']) });
    expect(placesOf({ trigger: 'welcome', triggerConfig: {} }, window)).toBeUndefined();
  });
});
