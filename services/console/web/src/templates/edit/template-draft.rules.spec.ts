import { firstChannelOf, hasOwnWords, pathOf, patchBetween, readIn, spokenOf, withLocale, withoutOwnWords, withWords, wordsAt, type TemplateDraft } from './template-draft.rules.js';

const draft: TemplateDraft = { name: 'Welcome', channel: 'all', category: 'custom', locale: 'en', subject: 'Hi', body: 'Hello', format: 'text', isActive: true };

describe('the words of a template', () => {
  it('are those for every channel until a channel has its own', () => {
    const sms = { locale: 'en', channel: 'sms' } as const;
    expect(wordsAt(draft, sms)).toMatchObject({ body: 'Hello' });
    const changed = withWords(draft, sms, { body: 'Hi!' });
    expect([wordsAt(changed, sms).body, wordsAt(changed, { locale: 'en' }).body, hasOwnWords(changed, sms)]).toEqual(['Hi!', 'Hello', true]);
    expect(wordsAt(withoutOwnWords(changed, sms), sms).body).toBe('Hello');
  });

  it('are looked at first on the channel that they were written for', () => {
    const { subject: _, ...plain } = draft;
    expect([draft, { ...plain, body: '' }, { ...plain, format: 'simple' as const }, { ...plain, variants: { email: { body: 'Dear' } } }].map(firstChannelOf)).toEqual(['email', 'email', 'email', 'email']);
    expect([plain, { ...plain, variants: { sms: { body: 'Hi!' } } }, { ...draft, channel: 'sms' as const }].map(firstChannelOf)).toEqual(['whatsapp', 'sms', 'sms']);
  });

  it('in a further language begin as they are in the first', () => {
    const spanish = withLocale(draft, 'es');
    expect(wordsAt(spanish, { locale: 'es' }).body).toBe('Hello');
    expect(wordsAt(withWords(spanish, { locale: 'es' }, { subject: 'Hola', body: 'Buenas' }), { locale: 'es' })).toMatchObject({ subject: 'Hola', body: 'Buenas' });
  });

  it('are shown first in the language that the reader understands best', () => {
    expect([spokenOf(['en', 'es', 'es-MX'], 'es'), spokenOf(['en', 'es'], 'es-MX'), spokenOf(['en', 'es'], 'fr'), spokenOf([], 'fr')]).toEqual(['es', 'es', 'en', 'fr']);
  });

  it('are read in the reader’s language, where they are said in it, else in the customers’', () => {
    expect([readIn(['en', 'es'], 'es-ES', 'en'), readIn(['en', 'de'], 'es', 'de'), readIn(['fr'], 'es', 'de')]).toEqual(['es', 'de', 'fr']);
  });
});

describe('a complaint about words', () => {
  it('belongs to one language, and to one channel where that has its own', () => {
    expect([pathOf(draft, { locale: 'en' }), pathOf(draft, { locale: 'en', channel: 'sms' }), pathOf(draft, { locale: 'es', channel: 'sms' })]).toEqual(['', 'variants.sms.', 'translations.es.variants.sms.']);
  });
});

describe('what is saved', () => {
  it('is only what changed, and null for what is gone', () => {
    const after = withWords(withLocale(draft, 'es'), { locale: 'es' }, { body: 'Buenas' });
    expect(patchBetween(draft, { ...after, name: 'Bienvenida' })).toEqual({ name: 'Bienvenida', translations: { es: { body: 'Buenas', subject: 'Hi' } } });
    expect(patchBetween(after, draft)).toEqual({ translations: null });
    expect(patchBetween(draft, draft)).toEqual({});
  });
});
