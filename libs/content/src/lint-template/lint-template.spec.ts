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
  it('knows the roots', () => {
    expect(warned({ contents: sms('{{order}} {{customer.firstName}} {{event.x}} {{hub.name}}') })).toEqual([]);
    expect(warned({ contents: sms('{{costumer.firstName}} {{Customer}} {{customer.fistName}}') })).toEqual([
      '/sms/body TEMPLATE.VARIABLE_UNKNOWN',
      '/sms/body TEMPLATE.VARIABLE_UNKNOWN',
      '/sms/body TEMPLATE.FIELD_UNKNOWN',
    ]);
    expect(codes({ contents: sms('{{order}} {{size}}'), declaredVariables: ['order'] })).toEqual(['/sms/body TEMPLATE.VARIABLE_UNKNOWN']);
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
