import { channels, settingsChanged, verifyingSecrets, type SecretPath, type SettingsChanged, type SettingsTree } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { SecretBox } from '@messaging/persistence';
import type { StoredAccount, StoredSecret } from './settings.sql.js';

/** What the sandbox signs its callbacks with: made from the key, never stored. */
export const sandboxSecret = (box: SecretBox, accountId: string): string => (box.derive(`sandbox|${accountId}`)[0] ?? Buffer.alloc(0)).toString('hex');

/**
 * The event that tells the other services a hub's settings: whole, so the newest is enough. Of secrets only those that
 * verify callbacks, each sealed anew for its account, and never one that could send.
 */
export function settingsEvent(
  hubId: string,
  given: { tree: SettingsTree; revision: number; accounts: readonly StoredAccount[]; secrets: readonly StoredSecret[]; box: SecretBox },
): Publication<typeof settingsChanged> {
  const { tree, revision, accounts, secrets, box } = given;
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
    policy: { lateBooking: tree.policy.lateBooking },
    accounts: accounts.map((account) => {
      const { id: accountId, provider, channel } = account;
      return { accountId, provider, channel, secrets: callbackSecrets(hubId, account, { secrets, box }) };
    }),
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

/** Where a secret of the settings tree belongs: bound into its ciphertext. */
export const secretPlace = (hubId: string, path: string) => ({ hubId, accountId: 'settings', field: path });

/** Stored secrets in clear. */
export const openSecrets = (box: SecretBox, hubId: string, stored: readonly Pick<StoredSecret, 'path' | 'sealed'>[]): ReadonlyMap<SecretPath, string> =>
  new Map(stored.map(({ path, sealed }) => [path, box.open(sealed, secretPlace(hubId, path))]));
