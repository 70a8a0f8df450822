import { SettingsTree } from '@messaging/contracts';
import { isOffered, withShared } from './sharing.rules.js';

const settings = { ...SettingsTree.parse({ email: { provider: 'smtp', host: 'relay.example', fromAddress: 'shops@platform.example', fromName: 'Platform' } }).email };
const account = { channel: 'email' as const, settings, hubs: ['sol'], updatedAt: new Date(0) };

describe('an account that hubs share', () => {
  it('is there for every hub, or for those that are named', () => {
    expect([isOffered(account, 'sol'), isOffered(account, 'luna'), isOffered({ ...account, hubs: null }, 'luna'), isOffered(undefined, 'sol')]).toEqual([true, false, true, false]);
  });

  it('leaves a hub what its recipients see, and nothing that decides where its mail goes or whose it is', () => {
    const own = SettingsTree.parse({ email: { provider: 'shared', enabled: false, fromName: 'Sol', host: 'evil.example', fromAddress: 'boss@bank.example' }, hub: { name: 'Salon Sol' } });
    const { email, hub } = withShared(own, 'email', settings);
    expect([email.provider, email.host, email.fromAddress, email.fromName, email.enabled, hub.name]).toEqual(['smtp', 'relay.example', 'shops@platform.example', 'Sol', false, 'Salon Sol']);
    expect(withShared(SettingsTree.parse({ email: { provider: 'shared' } }), 'email', settings).email.fromName).toBe('Platform');
  });
});
