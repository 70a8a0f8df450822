import { readableTemplate } from './readable-template.rules.js';

describe('a template in a list', () => {
  it('reads like words', () => {
    expect(readableTemplate('Hi {{default customer.firstName "there"}}{{#if hub.name}} from {{hub.name}}{{/if}}!')).toBe('Hi ‹firstName› from ‹name›!');
    expect(readableTemplate('Reminder: {{date event.startsAt style="full"}} at {{time event.startsAt}}')).toBe('Reminder: ‹startsAt› at ‹startsAt›');
  });
});
