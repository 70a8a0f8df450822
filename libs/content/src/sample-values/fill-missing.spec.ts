import { unwrap } from '@messaging/kernel';
import { compileContent } from '../compile-template/compile-content.js';
import { fillMissing } from './fill-missing.js';

const now = new Date('2026-11-23T22:00:00Z');
const options = { locale: 'en', timeZone: 'Europe/Madrid' };

/** Renders with samples until nothing is missing, as a preview does. */
function shown(body: string, context: Record<string, unknown>, rounds = 4): string {
  const compiled = unwrap(compileContent({ body, format: 'text' }, 'sms'));
  const outcome = compiled.render(context, options);
  if (outcome.ok) return outcome.text;
  if (rounds === 0 || 'overBudget' in outcome) return JSON.stringify(outcome);
  return shown(body, fillMissing(context, outcome.missing, { kinds: compiled.kinds, now }), rounds - 1);
}

describe('samples for what is missing', () => {
  it.each([
    ['Hi {{customer.firstName}}', { customer: { lastName: 'X' } }, 'Hi {{customer.firstName}}'],
    ['{{date event.startsAt}} at {{time event.startsAt}}', {}, 'November 24, 2026 at 10:00 AM'],
    ['{{date event.startsAt}}', { event: { startsAt: 'soon' } }, 'November 24, 2026'],
    ['{{money event.total}}, {{plural event.n "# a" "# b"}}, {{number m}}, {{phone customer.phone}}', {}, '€25.00, 2 b, 2, +34 600 11 12 22'],
    ['{{#each event.items}}{{name}} {{money price}};{{/each}}', {}, '{{event.items[].name}} €25.00;{{event.items[].name}} €25.00;'],
    ['{{#each event.items}}{{name}} {{money price}};{{/each}}', { event: { items: [{ name: 'A', price: { amount: '1', currency: 'EUR' } }, { name: 'B' }] } }, 'A €1.00;B €25.00;'],
    ['{{#each tags}}{{this}} {{/each}}', {}, '{{tags[]}} {{tags[]}} '],
    ['{{#with event}}{{subject}}{{/with}}', {}, '{{event.subject}}'],
  ])('%s', (body, context, expected) => expect(shown(body, context)).toBe(expected));
});
