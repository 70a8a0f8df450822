import { chooseLanguage } from './choose-language.js';

describe('the language of a text for a reader', () => {
  it.each([
    ['es-MX,es;q=0.9,en;q=0.8', 'en', 'es'], ['en;q=0.3, es;q=0.7', undefined, 'es'], ['fr-FR', 'es-ES', 'es'], [undefined, 'es_MX', 'es'],
    ['es;q=0, de', 'fr', 'en'], ['', undefined, 'en'], [';;;q=,', undefined, 'en'],
  ] as const)('for %p and a hub in %p is %p', (accept, hubLocale, expected) => {
    expect(chooseLanguage(accept, hubLocale)).toBe(expected);
  });
});
