import type { Channel, SettingsTree } from '@messaging/contracts';

/**
 * The provider of a channel by the name of accounts, callback URLs and the registry. Settings speak of vendors (`meta`,
 * `messagebird` in one of its two APIs); an account is at one API.
 */
export function accountProvider(channel: Channel, tree: SettingsTree): string {
  switch (channel) {
    case 'whatsapp':
      return tree.whatsapp.provider === 'meta' ? 'whatsapp' : tree.whatsapp.provider;
    case 'sms':
      return tree.sms.provider === 'messagebird' && tree.sms.messagebird.api === 'v1' ? 'bird' : tree.sms.provider;
    case 'email':
      return tree.email.provider;
    default:
      return channel satisfies never;
  }
}
