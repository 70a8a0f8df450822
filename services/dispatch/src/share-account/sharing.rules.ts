import { SettingsTree, type Channel } from '@messaging/contracts';
import type { SharedAccount } from './shared-account.sql.js';

export const isOffered = (account: SharedAccount | undefined, hubId: string): account is SharedAccount => account !== undefined && (account.hubs === null || account.hubs.includes(hubId));

/**
 * A hub's settings with the operator's account in the place of its own. Of its own only what its recipients see stays:
 * whether the channel is on, the sender's name, where replies go. The sender's address is the operator's: it is what the
 * account may send as.
 */
export function withShared(tree: SettingsTree, channel: Channel, settings: SharedAccount['settings']): SettingsTree {
  const { enabled } = tree[channel];
  const { fromName, replyTo } = tree.email;
  const seen = channel === 'email' ? Object.fromEntries(Object.entries({ fromName, replyTo }).filter(([, value]) => value !== null)) : {};
  return SettingsTree.parse({ ...tree, [channel]: { ...settings, enabled, ...seen } });
}
