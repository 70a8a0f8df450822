import { SettingsTree, type Channel } from '@messaging/contracts';
import type { SecretBox, Tx } from '@messaging/persistence';
import type { ProviderAccount } from '@messaging/providers';
import { effectiveSettings } from '../share-account/effective-settings.js';
import { accountProvider } from './account-provider.rules.js';
import { credentialsOf } from './credentials.js';
import { openSecrets, sandboxSecret } from './secret-place.js';
import { loadAccounts, loadHub, loadSecrets } from './settings.sql.js';

/** The account that a hub has chosen on a channel, with its credentials in clear. */
export interface HubAccount extends ProviderAccount {
  readonly provider: string;
  readonly credentials: Record<string, unknown>;
  readonly tree: SettingsTree;
}

/** Reads the account as it is stored now. `accountId` is empty for a hub that does not exist. */
export async function loadHubAccount(tx: Tx, hubId: string, { channel, box }: { channel: Channel; box: SecretBox }): Promise<HubAccount> {
  const stored = { tree: SettingsTree.parse((await loadHub(tx, hubId))?.settings ?? {}), secrets: await loadSecrets(tx, hubId) };
  const { tree, secrets: sealed } = await effectiveSettings(tx, hubId, { own: stored, box });
  const secrets = openSecrets(box, hubId, sealed);
  const provider = accountProvider(channel, tree);
  const accountId = (await loadAccounts(tx, hubId)).find((account) => account.provider === provider && account.channel === channel)?.id ?? '';
  const credentials = provider === 'sandbox' ? { sandboxSecret: sandboxSecret(box, accountId) } : credentialsOf(channel, tree, secrets);
  return { provider, accountId, channel, credentials, tree };
}
