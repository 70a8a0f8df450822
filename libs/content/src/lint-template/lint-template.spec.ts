import { lintTemplate, type LintInput } from './lint-template.js';

const lint = (input: Partial<LintInput>) => lintTemplate({ category: 'custom', contents: {}, ...input });
const codes = (input: Partial<LintInput>): string[] => lint(input).problems.map(({ pointer, code }) => `${pointer} ${code}`);
const warned = (input: Partial<LintInput>): string[] => lint(input).warnings.map(({ pointer, code }) => `${pointer} ${code}`);
const sms = (body: string) => ({ sms: { body, format: 'text' as const } });
const email = (subject: string, body: string) => ({ email: { subject, body, format: 'html' as const } });

describe('lintTemplate', () => {
  it('refuses marketing without a way out, in each channel', () => {
    const contents = { ...sms('Sale! Stop by our shop'), ...email('s', '{{#if unsubscribeUrl}}x{{/if}}') };
    const refused = ['/email/body TEMPLATE.OPT_OUT_MISSING', '/sms/body TEMPLATE.OPT_OUT_MISSING'];
    expect(codes({ category: 'marketing', contents })).toEqual(refused);
    expect(codes({ purpose: 'marketing', contents })).toEqual(refused);
    expect(codes({ contents })).toEqual([]);
  });
  it.each(['Reply STOP to end', 'Responde BAJA.', 'End: {{unsubscribeUrl}}', '{{#if unsubscribeUrl}}{{unsubscribeUrl}}{{/if}}'])('accepts %s', (body) => {
    expect(codes({ category: 'marketing', contents: sms(body) })).toEqual([]);
  });
  it.each(['{{#if x}}Reply STOP{{/if}}', '{{#each list}}STOP{{/each}}', '{{#unless unsubscribeUrl}}STOP{{/unless}}'])('refuses a way out that is not always there: %s', (body) => {
    expect(codes({ category: 'marketing', contents: sms(body) })).toEqual(['/sms/body TEMPLATE.OPT_OUT_MISSING']);
  });
  it('refuses a way out that nobody sees', () => {
    const hidden = '<!-- STOP --><style>.STOP{}</style><p>Sale</p>';
    expect(codes({ category: 'marketing', contents: email('s', hidden) })).toEqual(['/email/body TEMPLATE.OPT_OUT_MISSING']);
    expect(codes({ category: 'marketing', contents: email('s', '<a href="{{unsubscribeUrl}}"><img src="x"></a>') })).toEqual([]);
  });
  it('takes Meta’s button on WhatsApp, and the link of the frame in simple mails', () => {
    const contents = { whatsapp: { body: 'Sale!', format: 'text' as const }, email: { subject: 's', body: 'Sale!', format: 'simple' as const } };
    expect(codes({ category: 'marketing', contents, hasOptOutButton: true })).toEqual([]);
    expect(codes({ category: 'marketing', contents })).toEqual(['/whatsapp/body TEMPLATE.OPT_OUT_MISSING']);
  });
  it('knows the roots', () => {
    expect(warned({ contents: sms('{{order}} {{customer.firstName}} {{event.x}} {{hub.name}}') })).toEqual([]);
    expect(warned({ contents: sms('{{pub.name}} {{firstName}} {{customer.fistName}} {{event.startAt}} {{event.anything}}') })).toEqual([
      '/sms/body TEMPLATE.VARIABLE_UNKNOWN', '/sms/body TEMPLATE.VARIABLE_UNKNOWN', '/sms/body TEMPLATE.FIELD_UNKNOWN', '/sms/body TEMPLATE.FIELD_UNKNOWN',
    ]);
    expect(codes({ contents: sms('{{order}} {{size}}'), declaredVariables: ['order'] })).toEqual(['/sms/body TEMPLATE.VARIABLE_UNKNOWN']);
  });
  it.each([
    ['{{costumer.firstName}}', 'did you mean {{customer.firstName}}?'],
    ['{{Customer.email}}', 'did you mean {{customer.email}}?'],
    ['{{unsubscribe_url}}', 'did you mean {{unsubscribeUrl}}?'],
    ['{{evnt.startsAt}}', 'did you mean {{event.startsAt}}?'],
    ['{{hub.nmae}}', 'did you mean {{hub.name}}?'],
    ['{{hub.phone}}', 'hub has no "phone"'],
  ])('refuses %s, which can only be a slip', (body, detail) => {
    expect(lint({ contents: sms(body) }).problems.map((problem) => problem.detail).join()).toContain(detail);
  });
  it('hints at what a doubtful name was probably meant to be', () => {
    const details = lint({ contents: sms('{{firstName}} {{customer.fistName}}') }).warnings.map(({ detail }) => detail);
    expect(details).toEqual([expect.stringContaining('did you mean {{customer.firstName}}?'), expect.stringContaining('did you mean {{customer.firstName}}?')]);
  });
  it('warns of words that a channel cannot carry whatever the values are', () => {
    expect(warned({ contents: { ...sms('x'.repeat(1601)), whatsapp: { body: `${'x'.repeat(4000)}{{#if a}}${'x'.repeat(97)}{{else}}${'x'.repeat(200)}{{/if}}`, format: 'text' } } })).toEqual([
      '/sms/body TEMPLATE.TOO_LONG', '/whatsapp/body TEMPLATE.TOO_LONG',
    ]);
  });
  it('warns of a root inside a list', () => {
    expect(warned({ contents: sms('{{#each event.items}}{{customer.firstName}}{{@root.customer.firstName}}{{/each}}') })).toEqual(['/sms/body TEMPLATE.VARIABLE_SHADOWED']);
  });
  it('refuses a subject of two lines and warns of an empty one', () => {
    expect(codes({ contents: email('Hi\nBcc: x@y.z', 'x') })).toEqual(['/email/subject TEMPLATE.SUBJECT_LINE_BREAK']);
    expect(warned({ contents: email(' ', '<script>x</script>') })).toEqual(['/email/subject TEMPLATE.SUBJECT_MISSING', '/email/body TEMPLATE.HTML_UNSUPPORTED']);
  });
  it('reports what does not parse', () => expect(codes({ contents: sms('{{#if') })).toEqual(['/sms/body TEMPLATE.SYNTAX']));
});
