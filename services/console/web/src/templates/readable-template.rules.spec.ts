import { readableTemplate, withReadableTags } from './readable-template.rules.js';

describe('a template in a list', () => {
  const read = (source: string): string => readableTemplate(source, (tag) => (tag.kind === 'value' ? [tag.path, tag.shape].filter(Boolean).join(' as ') : ''));

  it('reads like words', () => {
    expect(read('Hi {{default customer.firstName "there"}}{{#if hub.name}} from {{hub.name}}{{/if}}!')).toBe('Hi ‹customer.firstName› from ‹hub.name›!');
    expect(read('Reminder: {{date event.startsAt style="full"}} at {{time event.startsAt}}')).toBe('Reminder: ‹event.startsAt as date› at ‹event.startsAt as time›');
    expect(read('Order {{order}}{{#if (eq a b)}}, paid{{/if}}')).toBe('Order ‹order›, paid');
  });

  it('keeps its lines in a message that was never filled in', () => {
    expect(withReadableTags('Hi {{default customer.firstName "there"}}:\n\nsee you', (tag) => (tag.kind === 'value' ? tag.path : ''))).toBe('Hi ‹customer.firstName›:\n\nsee you');
  });
});
