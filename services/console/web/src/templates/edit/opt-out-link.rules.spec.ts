import { withOptOutLink } from './opt-out-link.rules.js';

describe('the link to opt out', () => {
  it('ends the text, in its language where that is known', () => {
    expect(withOptOutLink('Hola\n', 'es-ES')).toBe('Hola\n\nDarse de baja: {{unsubscribeUrl}}');
    expect(withOptOutLink('Hi', 'en')).toBe('Hi\n\nUnsubscribe: {{unsubscribeUrl}}');
    expect(withOptOutLink('Olá', 'pt')).toBe('Olá\n\n{{unsubscribeUrl}}');
  });

  it('is not added to a text that ends with it', () => {
    const once = withOptOutLink('Hola', 'es');
    expect([withOptOutLink(once, 'es'), withOptOutLink(`${once}\n`, 'es')]).toEqual([once, `${once}\n`]);
    expect(withOptOutLink('{{#if vip}}{{unsubscribeUrl}}{{/if}}', 'en')).toBe('{{#if vip}}{{unsubscribeUrl}}{{/if}}\n\nUnsubscribe: {{unsubscribeUrl}}');
  });
});
