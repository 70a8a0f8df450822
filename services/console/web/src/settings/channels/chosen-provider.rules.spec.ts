import { chosenProvider } from './chosen-provider.rules.js';

describe('the provider of a channel', () => {
  const providers = [
    { name: 'sandbox', choose: { provider: 'sandbox' } },
    { name: 'bird', choose: { provider: 'messagebird', messagebird: { api: 'v1' } } },
    { name: 'messagebird', choose: { provider: 'messagebird', messagebird: { api: 'classic' } } },
  ];
  const at = (settings: Record<string, unknown>) => chosenProvider(providers, (path) => settings[path])?.name;

  it('is told by the vendor, and where it has two ways in, by the way', () => {
    expect(at({ provider: 'sandbox' })).toBe('sandbox');
    expect(at({ provider: 'messagebird', 'messagebird.api': 'classic' })).toBe('messagebird');
    expect(at({ provider: 'messagebird', 'messagebird.api': 'v1' })).toBe('bird');
    expect(at({ provider: 'gone' })).toBeUndefined();
  });
});
