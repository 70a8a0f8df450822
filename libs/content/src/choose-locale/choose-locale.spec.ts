import { chooseLocale, formatLocale } from './choose-locale.js';

describe('chooseLocale', () => {
  it.each([
    [['es-MX', 'en'], ['en', 'es', 'es-MX'], 'es-MX'],
    [['es-MX', 'en'], ['en', 'es'], 'es'],
    [['es'], ['en', 'es-ES'], 'es-ES'],
    [['es-AR'], ['es-MX', 'es'], 'es'],
    [['ES_es'], ['en', 'es-ES'], 'es-ES'],
    [['fr', 'es-MX'], ['en', 'es'], 'es'],
    [['fr', 'de'], ['en', 'es'], 'en'],
    [[undefined, ''], ['es'], 'en'],
  ])('%j of %j → %s', (wanted, available, expected) => expect(chooseLocale(wanted, available, 'en')).toBe(expected));
});

describe('formatLocale', () => {
  it.each([
    [['es-MX', 'en'], 'es', 'es-MX'],
    [['fr', 'en-GB'], 'en', 'en-GB'],
    [['fr'], 'en', 'en'],
    [[undefined, ''], 'es', 'es'],
    [['es_AR'], 'es', 'es_AR'],
    [['es-!!'], 'es', 'es'],
  ])('%j read in %s → %s', (wanted, chosen, expected) => expect(formatLocale(wanted, chosen)).toBe(expected));
});
