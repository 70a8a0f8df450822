import { checkContent, type Checkable } from './check-content.rules.js';

const draft = (changes: Partial<Checkable> = {}): Checkable => ({ channel: 'all', category: 'custom', format: 'text', body: 'Hi {{customer.firstName}}', ...changes });
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

  it('refuses mjml, and more than the log can carry', () => {
    expect(faults({ variants: { email: { body: '<mjml/>', format: 'mjml' } } })).toEqual(['/variants/email/format TEMPLATE.FORMAT_UNSUPPORTED']);
    const big = 'x'.repeat(32 * 1024);
    expect(faults({ body: big, translations: Object.fromEntries(['es', 'fr', 'de', 'it', 'pt', 'nl', 'pl'].map((locale) => [locale, { body: big }])) })).toEqual([' TEMPLATE.TOO_LARGE']);
  });
});
