import { ok, refuse } from '@messaging/kernel';
import { checkContent, type Checkable } from './check-content.rules.js';

const draft = (changes: Partial<Checkable> = {}): Checkable => ({ channel: 'all', locale: 'en', category: 'custom', format: 'text', body: 'Hi {{customer.firstName}}', ...changes });
const faults = (changes: Partial<Checkable>) => {
  const checked = checkContent(draft(changes));
  return checked.ok ? [] : checked.problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('checking the words of a template', () => {
  it('gathers the variables of every language and channel: required where any of them needs it', () => {
    const checked = checkContent(draft({ body: '{{#if order}}{{order}}{{/if}}', variants: { sms: { body: '{{order}}' } }, translations: { es: { body: '{{event.service}}' } } }));
    expect(checked).toMatchObject({ ok: true, value: { variables: [{ name: 'order', required: true }, { name: 'event.service', required: true }] } });
  });

  it('says a fault of shared words once, at the place where they stand', () => {
    expect(faults({ body: '{{#if x}}' })).toEqual(['/body TEMPLATE.SYNTAX']);
    expect(faults({ translations: { es: { body: 'x', variants: { email: { body: '{{{x}}}' } } } } })).toEqual(['/translations/es/variants/email/body TEMPLATE.FORBIDDEN']);
    expect(faults({ subject: 'a\r\nBcc: x' })).toEqual(['/subject TEMPLATE.SUBJECT_LINE_BREAK']);
  });

  it('wants a way out of marketing in every language and channel', () => {
    expect(faults({ category: 'marketing', body: 'Reply STOP', variants: { email: { body: 'no way out' } }, translations: { es: { body: 'nada' } } })).toEqual([
      '/variants/email/body TEMPLATE.OPT_OUT_MISSING', '/translations/es/body TEMPLATE.OPT_OUT_MISSING',
    ]);
  });

  it('refuses more than the log can carry', () => {
    const big = 'x'.repeat(32 * 1024);
    expect(faults({ channel: 'email', body: big, translations: Object.fromEntries(['es', 'fr', 'de', 'it', 'pt', 'nl', 'pl'].map((locale) => [locale, { body: big }])) })).toEqual([' TEMPLATE.TOO_LARGE']);
  });

  it('refuses the same language twice', () => {
    expect(faults({ translations: { EN: { body: 'x' } } })).toEqual(['/translations/EN TEMPLATE.LANGUAGE_TWICE']);
    expect(faults({ translations: { es: { body: 'x' }, ES: { body: 'y' } } })).toEqual(['/translations/ES TEMPLATE.LANGUAGE_TWICE']);
  });

  it('checks what fills the parameters of Meta’s template', () => {
    const whatsapp = (...parameters: string[]) => ({ whatsapp: { name: 'ready', language: 'es', parameters } });
    expect(faults(whatsapp('customer.firstName', '{{date event.startsAt}}'))).toEqual([]);
    expect(faults(whatsapp('customer.firstName', 'costumer.email'))).toEqual(['/whatsapp/parameters/1 TEMPLATE.VARIABLE_UNKNOWN']);
    expect(faults(whatsapp('{{#if a}}x{{/if}}'))).toEqual(['/whatsapp/parameters/0 TEMPLATE.SYNTAX']);
    expect(checkContent(draft({ body: 'Hi', ...whatsapp('order') }))).toMatchObject({ ok: true, value: { variables: [{ name: 'order', required: true }] } });
  });

  it('tells the others HTML where MJML was written, and words it does not know about nothing', () => {
    const mjml = draft({ channel: 'email', format: 'mjml', body: '<mjml>a</mjml>', translations: { es: { body: '<mjml>b</mjml>', variants: { sms: { body: 'c', format: 'text' } } } } });
    const bodies = new Map([['/body', ok('<p>a</p>')], ['/translations/es/body', ok('<p>b {{order}}</p>')]]);
    expect(checkContent(mjml, bodies)).toMatchObject({
      ok: true,
      value: { variables: [{ name: 'order', required: true }], published: { format: 'html', body: '<p>a</p>', translations: { es: { body: '<p>b {{order}}</p>', variants: { sms: { body: 'c', format: 'text' } } } } } },
    });
    const broken = new Map([['/body', refuse({ kind: 'rule', code: 'TEMPLATE.MJML_INVALID', detail: 'x' })], ['/translations/es/body', ok('<p>b</p>')]]);
    expect(checkContent(mjml, broken)).toMatchObject({ ok: false, problem: { errors: [{ pointer: '/body', code: 'TEMPLATE.MJML_INVALID' }] } });
  });

  it('names at most fifty faults', () => {
    const many = Array.from({ length: 300 }, (_, i) => `{{hub.x${i}}}`).join('');
    expect(faults({ body: many })).toHaveLength(50);
  });
});
