import { readableTemplate, withReadableTags } from './readable-template.rules.js';

describe('a template in a list', () => {
  const read = (source: string): string => readableTemplate(source, (tag) => (tag.kind === 'value' ? [tag.path, tag.shape].filter(Boolean).join(' as ') : ''));

  it('reads like words', () => {
    expect(read('Hi {{default customer.firstName "there"}}{{#if hub.name}} from {{hub.name}}{{/if}}!')).toBe('Hi ‹customer.firstName› from ‹hub.name›!');
    expect(read('Reminder: {{date event.startsAt style="full"}} at {{time event.startsAt}}')).toBe('Reminder: ‹event.startsAt as date› at ‹event.startsAt as time›');
    expect(read('Order {{order}}{{#if (eq a b)}}, paid{{/if}}')).toBe('Order ‹order›, paid');
  });

  it('says one text of a choice, whatever else stands in it', () => {
    expect(read('{{#if years}}{{years}} together: thank you!{{else}}Another year together: thank you!{{/if}} {{hub.name}}')).toBe('‹years› together: thank you! ‹hub.name›');
    expect(read('{{#if a}}A{{#if b}}B{{else}}C{{/if}}{{else if d}}D{{#if e}}E{{/if}}{{else}}F{{/if}}{{#unless g}}G{{/unless}}')).toBe('A B G');
  });

  it('keeps its lines in a message that was never filled in', () => {
    expect(withReadableTags('Hi {{default customer.firstName "there"}}:\n\nsee you', (tag) => (tag.kind === 'value' ? tag.path : ''))).toBe('Hi ‹customer.firstName›:\n\nsee you');
  });
});
