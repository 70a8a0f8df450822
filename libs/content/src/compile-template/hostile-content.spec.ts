import { unwrap } from '@messaging/kernel';
import { templateLimits, renderBudget } from '../parse-template/template-limits.js';
import { compileContent, type RenderOutcome, type TemplateContent } from './compile-content.js';

/** As much of a piece as a source may hold, with a value at its end, so that patterns that look for one have one to find. */
const full = (piece: string): string => `${piece.repeat(Math.floor((templateLimits.sourceBytesMax - 8) / new TextEncoder().encode(piece).length))}{{a}}`;
const channels = [['text', 'sms'], ['text', 'email'], ['html', 'email'], ['simple', 'email']] as const satisfies readonly (readonly [TemplateContent['format'], 'sms' | 'email'])[];

/** Each of these once took from seconds to minutes in a parser or pattern somewhere; here they end within the test's minute. */
describe('a hostile source costs no more than its length', () => {
  it.each([
    '<ul><li>', '<ol><li>', '<p>', '<a<', '<', '<!--', '<style>', '<style></style', '<a href=', 'href=   ', ' ', '\t', '\n', '\n ', '&nbsp;', '&', '<img alt', '<a "', "<a '", '<a href="x">',
    '[a](', '[', '](', '![a](b)\n', '[a](b)\n\n', 'http://', 'https://.', 'a\n\n', '\\{{a}}', '\\', '{', '}}', '€', '\u{F0000}', '\ud800', '<!--[if mso]>', '<![endif]-->', '<td>', '<hr>', '(a+)+$', '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('32 KB of %j', (piece) => {
    for (const [format, channel] of channels) {
      const compiled = compileContent({ subject: 's', body: full(piece), format }, channel);
      const rendered: RenderOutcome | undefined = compiled.ok ? compiled.value.render({ a: 'x' }, { locale: 'en', timeZone: 'UTC' }) : undefined;
      expect(rendered === undefined || rendered.ok || 'overBudget' in rendered).toBe(true);
    }
  });

  it.each([
    ['a name of 16,000 parts', `{{${'a.'.repeat(400)}a}}`, 'TEMPLATE.TOO_DEEP'],
    ['a tag of 16,000 values', `{{default ${'a '.repeat(8000)}}}`, 'TEMPLATE.TOO_LARGE'],
    ['a number of 30,000 digits', `{{default a ${'9'.repeat(30_000)}}}`, 'TEMPLATE.TOO_LARGE'],
    ['a walk up to nowhere', `{{${'../'.repeat(300)}a}}`, 'TEMPLATE.FORBIDDEN'],
    ['a prototype by brackets', '{{customer.[__proto__].x}}', 'TEMPLATE.FORBIDDEN'],
    ['a constructor behind @root', '{{@root.constructor.name}}', 'TEMPLATE.FORBIDDEN'],
    ['a prototype in a helper', '{{upper customer.prototype}}', 'TEMPLATE.FORBIDDEN'],
    ['a helper of Handlebars', '{{#if (lookup customer "constructor")}}x{{/if}}', 'TEMPLATE.FORBIDDEN'],
  ])('%s is refused', (_name, body, code) => {
    expect(compileContent({ body, format: 'text' }, 'sms')).toMatchObject({ ok: false, problem: { code } });
  });
});

const big = 'x'.repeat(200_000);
const list = Array.from({ length: 200 }, (_, index) => `item ${index}`);
const context = {
  list, big, alike: `${big.slice(1)}y`, long: Array.from({ length: 100_000 }, (_, index) => index), texts: Array.from({ length: 150 }, () => big),
  wide: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index])), spaces: ' '.repeat(200_000), huge: 1e308, iso: `2026-12-01T10:00${'0'.repeat(200_000)}`, a: 1,
};
const inLoops = (body: string): string => `{{#each list}}{{#each @root.list}}${body}{{/each}}{{/each}}`;
const hashes = '#'.repeat(190);

describe('hostile values cost no more than the budget', () => {
  it.each([
    ['upper case of 200 KB in a loop', inLoops('{{#if (eq (upper @root.big) "x")}}{{/if}}'), 'steps'],
    ['comparing 200 KB in a loop', inLoops('{{#if (eq @root.big @root.alike)}}{{/if}}'), 'steps'],
    ['joining long texts in a loop', inLoops('{{#if (default @root.texts "x")}}{{/if}}'), 'steps'],
    ['joining 100,000 numbers in a loop', inLoops('{{#if (default @root.long "x")}}{{/if}}'), 'steps'],
    ['a plural that multiplies', inLoops(`{{#if (plural @root.a "${hashes}" "${hashes}")}}{{/if}}`), 'steps'],
    ['a thousand conditions at each turn', inLoops('{{#if @root.none}}{{/if}}'.repeat(480)), 'steps'],
    ['dates, phones and money at each turn', inLoops('{{#if (date this)}}{{/if}}{{#if (phone this country="ES")}}{{/if}}{{#if (money 5 currency=this)}}{{/if}}'), 'steps'],
    ['more items than a list may have', '{{#each long}}{{/each}}', 'items'],
    ['more members than a list may have', '{{#each wide}}{{/each}}', 'items'],
    ['HTML that is laid out anew at each render', `<p {{#if a}}class="x">A{{else}}>B{{/if}}</p>${inLoops('<ul><li>')}`, 'steps'],
    ['the same text twice', '{{big}}{{big}}', 'output'],
  ])('%s', (_name, body, overBudget) => {
    const compiled = unwrap(compileContent({ subject: 's', body, format: 'html' }, 'email'));
    expect(compiled.render(context, { locale: 'es', timeZone: 'Europe/Madrid' })).toEqual({ ok: false, overBudget });
  });

  it('of no sound number or moment there is no text to write', () => {
    const compiled = unwrap(compileContent({ body: '{{number huge}} {{plural huge "#" "#"}} {{money huge currency="EUR"}} {{#each list}}{{date @root.iso}}{{/each}}', format: 'text' }, 'sms'));
    expect(compiled.render({ ...context, list: ['x'] }, { locale: 'es', timeZone: 'UTC' })).toEqual({ ok: false, missing: ['huge', 'iso'] });
  });

  it('long runs of spaces are written as they are', () => {
    const compiled = unwrap(compileContent({ subject: 's', body: '<p>{{spaces}}x</p>', format: 'html' }, 'email'));
    expect(unwrap(compileContent({ body: '{{spaces}}', format: 'text' }, 'sms')).render(context, { locale: 'en', timeZone: 'UTC' })).toMatchObject({ ok: true });
    expect(compiled.render(context, { locale: 'en', timeZone: 'UTC' })).toEqual({ ok: false, overBudget: 'output' });
    expect(renderBudget.outputBytesMax).toBeLessThan(2 * context.spaces.length);
  });
});
