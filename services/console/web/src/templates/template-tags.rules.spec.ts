import { TAG, tagOf } from './template-tags.rules.js';

describe('what stands between braces', () => {
  it.each([
    ['{{customer.firstName}}', { kind: 'value', path: 'customer.firstName' }],
    ['{{ unsubscribeUrl }}', { kind: 'value', path: 'unsubscribeUrl' }],
    ['{{default customer.firstName "there"}}', { kind: 'value', path: 'customer.firstName', otherwise: 'there' }],
    ['{{default customer.firstName ""}}', { kind: 'value', path: 'customer.firstName' }],
    ['{{date event.startsAt style="full"}}', { kind: 'value', path: 'event.startsAt', shape: 'date' }],
    ['{{time event.startsAt}}', { kind: 'value', path: 'event.startsAt', shape: 'time' }],
    ['{{money event.total}}', { kind: 'value', path: 'event.total' }],
    ['{{plural event.years "year" "years"}}', { kind: 'value', path: 'event.years' }],
    ['{{#if customer.firstName}}', { kind: 'if', path: 'customer.firstName' }],
    ['{{#unless event.staff}}', { kind: 'unless', path: 'event.staff' }],
    ['{{#each event.items}}', { kind: 'each', path: 'event.items' }],
    ['{{else}}', { kind: 'else' }],
    ['{{/if}}', { kind: 'end' }],
  ])('%s is understood', (source, tag) => {
    expect(tagOf(source)).toEqual(tag);
  });

  it.each(['{{}}', '{{#if (eq a b)}}', '{{lookup (x) y}}', '{{!-- note --}}'])('%s stays as it is written', (source) => {
    expect(tagOf(source)).toBeUndefined();
  });

  it('is found between words', () => {
    expect('Hi {{customer.firstName}}{{#if a}}, {{b}}{{/if}} {{{c}}} {{ open'.match(TAG)).toEqual(['{{customer.firstName}}', '{{#if a}}', '{{b}}', '{{/if}}', '{{{c}}}']);
  });
});
