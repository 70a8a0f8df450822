import { unwrap } from '@messaging/kernel';
import { parseTemplate } from './parse-template.js';
import { variablesOf } from './variables-of.js';

const variables = (source: string): string =>
  variablesOf(unwrap(parseTemplate(source)))
    .map(({ name, required }) => (required ? name : `${name}?`))
    .join(' ');

describe('variablesOf', () => {
  it.each([
    ['{{customer.firstName}} {{order}} {{customer.firstName}}', 'customer.firstName order'],
    ['{{#if a}}{{a}}{{/if}}', 'a?'],
    ['{{#if a}}{{a}}{{/if}} {{a}}', 'a'],
    ['{{#if a}}x{{else}}{{a}}{{/if}}', 'a'],
    ['{{#unless a}}x{{else}}{{a}}{{/unless}}', 'a?'],
    ['{{#if a}}{{b}}{{/if}}', 'a? b'],
    ['{{#if a.b}}{{a.b}}{{/if}}{{#if a.b.c}}{{a.b}}{{/if}}', 'a.b? a.b.c?'],
    ['{{#if (eq a "gold")}}{{a}}{{else}}{{b}}{{/if}}', 'a? b'],
    ['{{default a "x"}} {{default (date d) "soon"}}', 'a? d?'],
    ['{{date event.startsAt}} {{money event.total currency=cur}}', 'event.startsAt event.total cur'],
    ['{{#each event.items}}{{name}} {{this.price}} {{@index}} {{@root.hub.name}} {{../order}}{{/each}}', 'event.items hub.name order'],
    ['{{#each items}}{{name}}{{else}}none{{/each}}', 'items?'],
    ['{{#if items}}{{#each items}}{{name}}{{/each}}{{/if}}', 'items?'],
    ['{{#with event}}{{startsAt}}{{#with place}}{{../id}} {{../../order}}{{/with}}{{/with}}', 'event order'],
    ['{{#each a}}{{#if x}}{{date x}}{{/if}}{{/each}}', 'a'],
    ['{{date}}', 'date'],
  ])('%s → %s', (source, expected) => expect(variables(source)).toBe(expected));
});
