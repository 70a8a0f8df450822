import { secretPaths, type SettingsTree } from '@messaging/contracts';
import type { StoredAccount, StoredSecret } from './settings.sql.js';

/** The settings as `GET /settings` shows them: secrets as set or unset, callback URLs filled in. */
export function settingsView(tree: SettingsTree, stored: { secrets: readonly StoredSecret[]; accounts: readonly StoredAccount[]; publicUrl: string }): Record<string, unknown> {
  const view = structuredClone(tree) as unknown as Record<string, unknown>;
  for (const path of secretPaths) {
    const secret = stored.secrets.find((s) => s.path === path);
    put(view, path.split('.'), secret ? { set: true, hint: secret.hint, updatedAt: secret.updatedAt.toISOString() } : { set: false });
  }
  const url = (provider: string, channel: string, kind?: string): string | null => {
    const account = stored.accounts.find((a) => a.provider === provider && a.channel === channel);
    return account ? [`${stored.publicUrl}/webhooks/${provider}/${account.id}`, kind].filter(Boolean).join('/') : null;
  };
  put(view, ['whatsapp', 'webhookUrl'], tree.whatsapp.provider === 'sandbox' ? url('sandbox', 'whatsapp', 'status') : url('whatsapp', 'whatsapp'));
  const sms = tree.sms.provider === 'messagebird' && tree.sms.messagebird.api === 'v1' ? 'bird' : tree.sms.provider;
  put(view, ['sms', 'webhookUrl'], url(sms, 'sms', 'status'));
  put(view, ['sms', 'inboundUrl'], url(sms, 'sms', 'inbound'));
  put(view, ['email', 'inboundUrl'], url('smtp', 'email', 'inbound'));
  return view;
}

/** Sets a field; a parent that is null (an optional group) is left out. */
function put(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const child = tree[name];
  if (typeof child === 'object' && child !== null) put(child as Record<string, unknown>, rest, value);
}
