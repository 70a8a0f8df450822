import { SettingsTree } from '@messaging/contracts';
import { unwrap } from '@messaging/kernel';
import { providers } from '@messaging/providers';
import { accountProvider } from '../settings/account-provider.rules.js';
import { mergeSettings } from '../settings/merge-settings.rules.js';
import { providerView } from './describe-providers.rules.js';

describe('what the console is told of a provider', () => {
  const all = [...providers].flatMap(([name, { manifest }]) => manifest.channels.map((channel) => providerView(name, channel, manifest)));

  it.each(all.map((view) => [view.channel, view.name, view] as const))('chooses for %s exactly %s', (channel, name, { choose }) => {
    const { tree } = unwrap(mergeSettings(SettingsTree.parse({}), { [channel]: choose }));
    expect(accountProvider(channel, tree)).toBe(name);
  });

  const requiredOf = (provider: string) => all.find(({ name }) => name === provider)?.fields.filter(({ required }) => required).map(({ name }) => name);
  it('names the fields that no account works without', () => {
    expect(requiredOf('smtp')).toEqual(['fromAddress', 'host']);
    expect(requiredOf('twilio')).toEqual(['twilio.accountSid', 'twilio.authToken']);
    expect(requiredOf('whatsapp')).toEqual(expect.arrayContaining(['apiToken', 'phoneId']));
    expect(requiredOf('sandbox')).toEqual([]);
  });

  const presets = all.flatMap(({ channel, fields, presets: known = [] }) => known.map(({ name, values }) => ({ channel, fields, name, values })));
  it.each(presets.map((preset) => [preset.name, preset] as const))('fills in what the form has and the settings take: %s', (_, { channel, fields, values }) => {
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(values)));
    expect(unwrap(mergeSettings(SettingsTree.parse({}), { [channel]: values })).tree[channel]).toMatchObject(values);
  });
});
