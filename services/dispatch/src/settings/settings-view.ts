import { secretPaths, type SettingsTree } from '@messaging/contracts';
import { isReachableFromOutside } from '@messaging/kernel';
import type { KnownAccount } from '../verify-account/verification.sql.js';
import { accountProvider } from './account-provider.rules.js';
import { putAt } from './credentials.js';
import type { StoredAccount, StoredSecret } from './settings.sql.js';

/** The settings as `GET /settings` shows them: secrets as set or unset, callback URLs filled in, and whether each account was seen to work. */
export function settingsView(
  tree: SettingsTree,
  stored: { secrets: readonly StoredSecret[]; accounts: readonly StoredAccount[]; publicUrl: string; effective: SettingsTree; known: readonly KnownAccount[] },
): Record<string, unknown> {
  const view: Record<string, unknown> = structuredClone(tree);
  for (const path of secretPaths) {
    const secret = stored.secrets.find((s) => s.path === path);
    putAt(view, path.split('.'), secret ? { set: true, hint: secret.hint, updatedAt: secret.updatedAt.toISOString() } : { set: false });
  }
  const url = (provider: string, channel: string, kind?: string): string | null => {
    const account = stored.accounts.find((a) => a.provider === provider && a.channel === channel);
    return account ? [`${stored.publicUrl}/webhooks/${provider}/${account.id}`, kind].filter(Boolean).join('/') : null;
  };
  const [whatsapp, sms] = [accountProvider('whatsapp', stored.effective), accountProvider('sms', stored.effective)];
  putAt(view, ['whatsapp', 'webhookUrl'], whatsapp === 'sandbox' ? url('sandbox', 'whatsapp', 'status') : url(whatsapp, 'whatsapp'));
  putAt(view, ['sms', 'webhookUrl'], url(sms, 'sms', 'status'));
  putAt(view, ['sms', 'inboundUrl'], url(sms, 'sms', 'inbound'));
  putAt(view, ['email', 'inboundUrl'], url('smtp', 'email', 'inbound'));
  view['publicUrl'] = { url: stored.publicUrl, reachable: isReachableFromOutside(stored.publicUrl) };
  for (const { channel, verification, lastSentAt } of stored.known) {
    putAt(view, [channel, 'verification'], verification);
    putAt(view, [channel, 'lastSentAt'], lastSentAt);
  }
  return view;
}
