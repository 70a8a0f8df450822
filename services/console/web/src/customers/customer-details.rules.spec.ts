import i18next from 'i18next';
import { en } from '../language/en/index.js';
import { es } from '../language/es/index.js';
import { timesIn } from '../times/times.rules.js';
import { detailsOf } from './customer-details.rules.js';
import type { Customer } from './customer-queries.js';

const nobody: Customer = { id: 'c-1', consent: {}, addresses: {}, readablePhones: {}, invalidAddresses: {}, suppressions: [], createdAt: '2026-11-23T10:00:00Z', updatedAt: '2026-11-23T10:00:00Z' };

describe('the details of a customer', () => {
  beforeAll(() => i18next.init({ lng: 'en', resources: { en: { translation: en }, es: { translation: es } }, interpolation: { escapeValue: false } }));
  const told = (customer: Partial<Customer>, language = 'en-GB'): [string, string][] =>
    detailsOf({ ...nobody, ...customer }, { t: i18next.getFixedT(language.slice(0, 2)), language, times: timesIn(language, 'Europe/Madrid') }).map(({ name, value }) => [name, value]);

  it('are what automations act on, in the reader’s language', () => {
    const ana: Partial<Customer> = { birthday: '1990-02-28', locale: 'es', lastVisitAt: '2026-11-20T23:30:00Z', customerSince: '2019-05-02', totalSpent: { amount: '1234.50', currency: 'EUR' }, loyaltyTier: 'gold', country: 'ES', timeZone: 'Europe/Madrid' };
    expect(told(ana)).toEqual([
      ['Birthday', '28 February 1990'], ['Language', 'Spanish'], ['Last visit', '21 November 2026'], ['Customer since', '2 May 2019'], ['Total spent', '€1,234.50'], ['Loyalty tier', 'gold'], ['Country', 'Spain'], ['Time zone', 'Europe/Madrid'],
    ]);
    expect(told({ ...ana, timeZone: null }, 'es').slice(0, 4)).toEqual([['Cumpleaños', '28 de febrero de 1990'], ['Idioma', 'Español'], ['Última visita', '21 de noviembre de 2026'], ['Cliente desde', '2 de mayo de 2019']]);
  });

  it('have no line without a value, nor one for what stands elsewhere on the page', () => {
    expect(told({ firstName: 'Ana', email: 'ana@example.com', tags: ['vip'], birthday: null, lastVisitAt: '', loyaltyTier: ' ', attributes: { city: '', notes: null, nested: { a: 1 }, list: [] } })).toEqual([]);
  });

  it('tell what the shop adds of its own, short', () => {
    const [city, ...attributes] = told({ city: 'Vigo', attributes: { size: 41.5, member: true, renewal: '2027-01-05', never: '2027-02-30', sizes: ['S', 'M'], note: 'x'.repeat(300) } });
    expect(city).toEqual(['city', 'Vigo']);
    expect(attributes).toEqual([['size', '41.5'], ['member', 'Yes'], ['renewal', '5 January 2027'], ['never', '2027-02-30'], ['sizes', 'S, M'], ['note', `${'x'.repeat(200)}…`]]);
  });

  it('say numbers without a mark between thousands: a year and a number of a card are no quantities', () => {
    expect(told({ attributes: { member: 20_261_234, since: 2019 } }).map(([, value]) => value)).toEqual(['20261234', '2019']);
  });

  it.each([
    ['birthday', '1990-02-29', '29 February 1990'], ['birthday', '--02-29', '29 February'], ['birthday', '--13-40', '--13-40'], ['lastVisitAt', '2026-11-20T23:30', '20 November 2026'], ['lastVisitAt', 'in May', 'in May'],
    ['locale', 'es_MX', 'Mexican Spanish'], ['locale', 'es!', 'es!'], ['country', 'Spain', 'Spain'],
  ])('say %s %s as %s', (field, given, value) => {
    expect(told({ [field]: given }).map(([, text]) => text)).toEqual([value]);
  });

  it('say a sum of no known currency as it was given', () => {
    expect(told({ totalSpent: { amount: '12.00', currency: '1€x' } })).toEqual([['Total spent', '12.00 1€x']]);
  });
});
