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

  const presets = all.flatMap(({ channel, fields, presets: known = [] }) => known.map(({ name, values }) => ({ channel, fields, name, values })));
  it.each(presets.map((preset) => [preset.name, preset] as const))('fills in what the form has and the settings take: %s', (_, { channel, fields, values }) => {
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(values)));
    expect(unwrap(mergeSettings(SettingsTree.parse({}), { [channel]: values })).tree[channel]).toMatchObject(values);
  });
});
