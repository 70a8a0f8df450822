import { channels, settingsChanged, verifyingSecrets, type ApiKeyHash, type CallbackAccount, type SettingsChanged, type SettingsTree } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { SecretBox } from '@messaging/persistence';
import { canBeAnswered } from './can-be-answered.rules.js';
import { previousOf } from './previous-secrets.js';
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
    channels: { whatsapp: channelOf(tree, 'whatsapp'), sms: { ...channelOf(tree, 'sms'), canBeAnswered: canBeAnswered(tree.sms) }, email: channelOf(tree, 'email') },
    automations: {
      appointmentReminder: { ...appointmentReminder, channel: appointmentReminder.channel ?? undefined },
      bookingConfirmation: { ...bookingConfirmation, channel: bookingConfirmation.channel ?? undefined },
    },
    policy: tree.policy,
    accounts: accounts.map((account) => {
      const { id: accountId, provider, channel } = account;
      return { accountId, provider, channel, ...callbackSecrets(hubId, account, { secrets, box }), identity: identityOf(provider, tree) };
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
): Pick<CallbackAccount, 'secrets' | 'previousSecrets'> {
  const place = (field: string) => ({ hubId, accountId: account.id, field });
  if (account.provider === 'sandbox') return { secrets: { sandboxSecret: box.seal(sandboxSecret(box, account.id), place('sandboxSecret')) } };
  const [present, previous]: [Record<string, string>, NonNullable<CallbackAccount['previousSecrets']>] = [{}, {}];
  for (const path of verifyingSecrets[account.provider] ?? []) {
    const stored = secrets.find((s) => s.path === path);
    if (!stored) continue;
    const field = path.split('.').at(-1) ?? path;
    const before = previousOf(path, { hubId, secrets, box });
    present[field] = box.seal(box.open(stored.sealed, secretPlace(hubId, path)), place(field));
    if (before) previous[field] = { sealed: box.seal(before.value, place(field)), until: before.until.toISOString() };
  }
  return { secrets: present, previousSecrets: previous };
}

/** What the provider calls the account: a callback that speaks of another has no effect. */
function identityOf(provider: string, { whatsapp, sms }: SettingsTree): Record<string, string> {
  const names: Readonly<Record<string, Record<string, string | null>>> = {
    whatsapp: { phoneId: whatsapp.phoneId, businessId: whatsapp.businessId },
    twilio: { accountSid: sms.twilio.accountSid },
  };
  return Object.fromEntries(Object.entries(names[provider] ?? {}).filter((entry): entry is [string, string] => entry[1] !== null));
}
