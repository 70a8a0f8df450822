import { parseTemplate } from './parse-template.js';

const codeOf = (source: string): string => {
  const result = parseTemplate(source);
  return result.ok ? 'ok' : result.problem.code;
};
const detailOf = (source: string): string => {
  const result = parseTemplate(source);
  return result.ok ? 'ok' : result.problem.detail;
};

describe('parseTemplate accepts', () => {
  it.each([
    'Hi {{customer.firstName}}',
    '{{~customer.firstName~}}',
    '{{! a note }}{{!-- {{#if}} in a comment --}}x',
    '\\{{not a tag}} and {{a}}',
    '{{#if a}}1{{else if b}}2{{else}}3{{/if}}',
    '{{^if a}}no{{/if}}',
    '{{#each event.items}}{{@index}} {{this}} {{../hub.name}} {{@root.hub.name}}{{else}}none{{/each}}',
    '{{#with event}}{{subject}}{{/with}}',
    '{{#if (eq event.toTier "gold")}}x{{/if}}',
    '{{default (date event.startsAt style="full") "soon }} \'"}}',
    'Größe {{customer.attributes.tamaño}} } {',
  ])('%s', (source) => expect(detailOf(source)).toBe('ok'));
});

describe('parseTemplate refuses', () => {
  it.each([
    ['{{{a}}}', 'TEMPLATE.FORBIDDEN'],
    ['{{~{a}~}}', 'TEMPLATE.FORBIDDEN'],
    ['{{&a}}', 'TEMPLATE.FORBIDDEN'],
    ['{{> header}}', 'TEMPLATE.FORBIDDEN'],
    ['{{#> layout}}x{{/layout}}', 'TEMPLATE.FORBIDDEN'],
    ['{{* deco}}', 'TEMPLATE.FORBIDDEN'],
    ['{{#*inline "x"}}y{{/inline}}', 'TEMPLATE.FORBIDDEN'],
    ['{{{{raw}}}}x{{{{/raw}}}}', 'TEMPLATE.FORBIDDEN'],
    ['{{lookup customer "x"}}', 'TEMPLATE.FORBIDDEN'],
    ['{{log customer}}', 'TEMPLATE.FORBIDDEN'],
    ['{{#customer}}x{{/customer}}', 'TEMPLATE.FORBIDDEN'],
    ['{{#each a as |item|}}{{item}}{{/each}}', 'TEMPLATE.FORBIDDEN'],
    ['{{customer.__proto__.x}}', 'TEMPLATE.FORBIDDEN'],
    ['{{customer.constructor.name}}', 'TEMPLATE.FORBIDDEN'],
    ['{{this}}', 'TEMPLATE.FORBIDDEN'],
    ['{{@root}}', 'TEMPLATE.FORBIDDEN'],
    ['{{@index}}', 'TEMPLATE.FORBIDDEN'],
    ['{{../a}}', 'TEMPLATE.FORBIDDEN'],
    ['{{date}}{{date event.startsAt zone="x"}}', 'TEMPLATE.FORBIDDEN'],
    ['{{default (default (default a "x") "y") "z"}}', 'ok'],
    ['{{default (default (default (default a "x") "y") "z") "q"}}', 'TEMPLATE.TOO_DEEP'],
    ['{{#if a}}x', 'TEMPLATE.SYNTAX'],
    ['{{#if a}}x{{/each}}', 'TEMPLATE.SYNTAX'],
    ['x{{/if}}', 'TEMPLATE.SYNTAX'],
    ['x{{else}}', 'TEMPLATE.SYNTAX'],
    ['{{a', 'TEMPLATE.SYNTAX'],
    ['{{a {{b}}', 'TEMPLATE.SYNTAX'],
    ['{{foo bar=}}', 'TEMPLATE.SYNTAX'],
    ['{{}}', 'TEMPLATE.SYNTAX'],
    ['{{"text"}}', 'TEMPLATE.FORBIDDEN'],
    ['{{!-- open', 'TEMPLATE.SYNTAX'],
  ])('%s', (source, code) => expect(codeOf(source)).toBe(code));

  it('says where, in words for staff', () => {
    expect(detailOf('Hello\n  {{#if a}} x')).toBe('Line 2, column 3: {{#if}} is never closed: add {{/if}}.');
    expect(detailOf('a\n{{foo bar=}}')).toBe('Line 2, column 1: {{foo bar=}} cannot be read.');
    expect(detailOf('a {{moneyy x}}')).toMatch(/^Line 1, column 3: There is no helper "moneyy"/);
    expect(detailOf('{{#if a}}\n{{/each}}')).toBe('Line 2, column 1: {{/each}} does not close {{#if}} of line 1.');
  });
});

describe('hostile sources are refused before Handlebars parses them', () => {
  const nest = (blocks: number): string => '{{#if a}}'.repeat(blocks) + '{{/if}}'.repeat(blocks);

  it('144 KB of nested {{#if}} (60 s of CPU in Handlebars)', () => expect(codeOf(nest(9216))).toBe('TEMPLATE.TOO_LARGE'));
  it('the same within 32 KB', () => expect(codeOf(nest(2000))).toBe('TEMPLATE.TOO_DEEP'));
  it('exactly eight levels pass, nine do not', () => expect([codeOf(nest(8)), codeOf(nest(9))]).toEqual(['ok', 'TEMPLATE.TOO_DEEP']));
  it('a chain of else if counts as depth', () => {
    expect(codeOf(`{{#if a}}${'{{else if a}}'.repeat(1000)}{{/if}}`)).toBe('TEMPLATE.TOO_DEEP');
  });
  it('closings hidden in comments do not hide depth', () => {
    expect(codeOf(`${'{{#if a}}{{!-- {{/if}} --}}'.repeat(20)}${'{{/if}}'.repeat(20)}`)).toBe('TEMPLATE.TOO_DEEP');
  });
  it('thousands of tags', () => expect(codeOf('{{a}}'.repeat(1001))).toBe('TEMPLATE.TOO_LARGE'));
  it('a wall of parentheses', () => expect(codeOf(`{{a ${'('.repeat(15000)}`)).toBe('TEMPLATE.TOO_DEEP'));
  it('32 KB counted in bytes, not characters', () => expect(codeOf('€'.repeat(11000))).toBe('TEMPLATE.TOO_LARGE'));
  it('limits can be set lower', () => {
    expect(parseTemplate('{{#if a}}{{#if a}}{{/if}}{{/if}}', { limits: { depthMax: 1 } }).ok).toBe(false);
  });
});
