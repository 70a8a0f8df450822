import { channels, settingsChanged, verifyingSecrets, type ApiKeyHash, type SettingsChanged, type SettingsTree } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { SecretBox } from '@messaging/persistence';
import { sandboxSecret, secretPlace } from './secret-place.js';
import type { StoredAccount, StoredSecret } from './settings.sql.js';

/**
 * The event that tells the other services a hub's settings: whole, so the newest is enough. Of secrets only those that
 * verify callbacks, each sealed anew for its account, and never one that could send.
 */
export function settingsEvent(
  hubId: string,
  given: {
    tree: SettingsTree;
    revision: number;
    accounts: readonly StoredAccount[];
    secrets: readonly StoredSecret[];
    apiKeys: readonly ApiKeyHash[];
    box: SecretBox;
  },
): Publication<typeof settingsChanged> {
  const { tree, revision, accounts, secrets, apiKeys, box } = given;
  const { alertEmail: _, ...hub } = tree.hub;
  const { appointmentReminder, bookingConfirmation } = tree.automations;
  const data: SettingsChanged = {
    revision,
    hub,
    channels: { whatsapp: channelOf(tree, 'whatsapp'), sms: channelOf(tree, 'sms'), email: channelOf(tree, 'email') },
    automations: {
      appointmentReminder: { ...appointmentReminder, channel: appointmentReminder.channel ?? undefined },
      bookingConfirmation: { ...bookingConfirmation, channel: bookingConfirmation.channel ?? undefined },
    },
    policy: tree.policy,
    accounts: accounts.map((account) => {
      const { id: accountId, provider, channel } = account;
      return { accountId, provider, channel, secrets: callbackSecrets(hubId, account, { secrets, box }) };
    }),
    apiKeys: [...apiKeys],
  };
  return { message: settingsChanged, hubId, key: hubId, data };
}

const channelOf = (tree: SettingsTree, channel: (typeof channels)[number]) => ({ enabled: tree[channel].enabled, provider: tree[channel].provider });

function callbackSecrets(
  hubId: string,
  account: StoredAccount,
  { secrets, box }: { secrets: readonly StoredSecret[]; box: SecretBox },
): Record<string, string> {
  const place = (field: string) => ({ hubId, accountId: account.id, field });
  if (account.provider === 'sandbox') return { sandboxSecret: box.seal(sandboxSecret(box, account.id), place('sandboxSecret')) };
  const entries = (verifyingSecrets[account.provider] ?? []).flatMap((path) => {
    const stored = secrets.find((s) => s.path === path);
    const field = path.split('.').at(-1) ?? path;
    return stored ? [[field, box.seal(box.open(stored.sealed, secretPlace(hubId, path)), place(field))] as const] : [];
  });
  return Object.fromEntries(entries);
}
