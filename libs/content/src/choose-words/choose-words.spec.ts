import { chooseWords, type WrittenTemplate } from './choose-words.js';

const template: WrittenTemplate<'text' | 'html'> = {
  locale: 'en', format: 'text', subject: 'S', body: 'B',
  variants: { email: { body: '<p>E</p>', format: 'html' }, sms: { subject: 'unused', body: 'M' } },
  translations: { es: { body: 'b', variants: { email: { body: '<p>e</p>' } } }, fr: { subject: 's', body: 'f' } },
};
const said = (locale: string, channel: 'email' | 'sms' | 'whatsapp') => chooseWords(template, { locale, channel });

describe('the words of a channel and language', () => {
  it('are its own words for the channel, else the language’s words', () => {
    expect(said('en', 'email').content).toEqual({ subject: 'S', body: '<p>E</p>', format: 'html' });
    expect(said('en', 'whatsapp').content).toEqual({ subject: 'S', body: 'B', format: 'text' });
    expect(said('es', 'sms').content).toMatchObject({ body: 'b', format: 'text' });
  });

  it('never take the body of another language, though its subject and the format of its channel', () => {
    expect(said('es', 'email')).toEqual({
      content: { subject: 'S', body: '<p>e</p>', format: 'html' },
      pointers: { body: '/translations/es/variants/email/body', subject: '/subject', format: '/variants/email/format' },
    });
    expect(said('fr', 'email')).toEqual({ content: { subject: 's', body: 'f', format: 'text' }, pointers: { body: '/translations/fr/body', subject: '/translations/fr/subject', format: '/format' } });
  });

  it('are the template’s own for a language it does not have', () => expect(said('de', 'whatsapp').content.body).toBe('B'));
});
