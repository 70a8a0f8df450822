import { readableTemplate } from './readable-template.rules.js';

describe('a template in a list', () => {
  const names: Readonly<Record<string, string>> = { 'customer.firstName': 'First name', 'event.startsAt': 'Starts at', 'hub.name': 'Name of the shop' };
  const read = (source: string): string => readableTemplate(source, (path) => names[path] ?? path);

  it('reads like words', () => {
    expect(read('Hi {{default customer.firstName "there"}}{{#if hub.name}} from {{hub.name}}{{/if}}!')).toBe('Hi ‹First name› from ‹Name of the shop›!');
    expect(read('Reminder: {{date event.startsAt style="full"}} at {{time event.startsAt}}')).toBe('Reminder: ‹Starts at› at ‹Starts at›');
    expect(read('Order {{order}}')).toBe('Order ‹order›');
  });
});
