import { secretPaths, type SettingsTree } from '@messaging/contracts';
import { accountProvider } from './account-provider.rules.js';
import { putAt } from './credentials.js';
import type { StoredAccount, StoredSecret } from './settings.sql.js';

/** The settings as `GET /settings` shows them: secrets as set or unset, callback URLs filled in. */
export function settingsView(
  tree: SettingsTree,
  stored: { secrets: readonly StoredSecret[]; accounts: readonly StoredAccount[]; publicUrl: string; effective: SettingsTree },
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
  return view;
}
