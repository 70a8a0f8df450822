import { readFileSync } from 'node:fs';
import { compileContent, renderBudget, templateLimits, type TemplateContent } from '@messaging/content';
import { PreviewTemplate, refusals, TemplateDraft, TestSend } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { validate } from '@messaging/service-kit';
import { checkContent } from '../src/check-content/check-content.rules.js';

const guide = readFileSync(new URL('../../../docs/guides/templates.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/^```(\w+)(?: (.*))?\n([\s\S]*?)\n```$/gm)].map(([, language = '', about = '', text = '']) => ({ language, about, text }));
const values = JSON.parse(blocks.find(({ about }) => about === 'values')?.text ?? '{}') as Record<string, unknown>;
const examples = blocks.flatMap((block, index) => (block.language === 'handlebars' ? [{ source: block.text, about: block.about, expected: blocks[index + 1]?.text ?? '' }] : []));

describe('the guide to templates', () => {
  it.each(examples)('renders $source', ({ source, about, expected }) => {
    const content: TemplateContent = { subject: 's', body: source, format: about === 'simple' ? 'simple' : 'text' };
    const locale = about === '' || about === 'simple' ? 'en-GB' : about;
    const rendered = unwrap(compileContent(content, 'email', { locale })).render(values, { locale, timeZone: 'Europe/Madrid' });
    expect(rendered.ok ? rendered.text : rendered).toBe(expected);
  });

  it.each(blocks.filter(({ about }) => about.startsWith('POST')))('asks $about for what it takes', ({ about, text }) => {
    const schema = { 'POST /templates': TemplateDraft, 'POST /templates/preview': PreviewTemplate, 'POST /templates/{id}/test-send': TestSend }[about];
    if (!schema) throw new Error(about);
    expect(validate(schema, JSON.parse(text))).toMatchObject({ ok: true });
    if (about === 'POST /templates') expect(checkContent({ locale: 'en', ...TemplateDraft.parse(JSON.parse(text)) })).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it('knows every helper, and names the limits and codes that hold', () => {
    const refused = compileContent({ body: '{{nonsense x}}', format: 'text' }, 'sms');
    const helpers = (refused.ok ? '' : refused.problem.detail).replace(/^.*available are /, '').replace(/\.$/, '').split(', ');
    expect(helpers.length).toBeGreaterThan(8);
    for (const helper of helpers) expect(guide).toMatch(new RegExp(`\\{\\{(#if \\()?${helper} `));
    const limits = [`${templateLimits.sourceBytesMax / 1024} KB`, `${templateLimits.tagsMax.toLocaleString('en')} tags`, `${templateLimits.depthMax} blocks`, `${templateLimits.segmentsMax} parts`, `${renderBudget.itemsPerEachMax} items`, `${renderBudget.outputBytesMax / 1024} KB a message`, `${(renderBudget.stepsMax / renderBudget.stepsPerCall).toLocaleString('en')} turns`];
    for (const limit of limits) expect(guide).toContain(limit);
    for (const [code] of guide.matchAll(/(?:TEMPLATE|MESSAGE)\.[A-Z_]+/g)) expect([code, code in refusals || code === 'TEMPLATE.VARIABLE_MISSING']).toEqual([code, true]);
  });
});
