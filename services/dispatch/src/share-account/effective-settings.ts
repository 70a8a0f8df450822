import { channels, type SettingsTree } from '@messaging/contracts';
import type { SecretBox, Tx } from '@messaging/persistence';
import { secretPlace, sharedSecretPlace } from '../settings/secret-place.js';
import type { StoredSecret } from '../settings/settings.sql.js';
import { loadSharedAccount, loadSharedSecrets } from './shared-account.sql.js';
import { isOffered, withShared } from './sharing.rules.js';

/** A hub's settings as they are stored: the tree, and its secrets sealed for the hub. */
export interface StoredSettings {
  readonly tree: SettingsTree;
  readonly secrets: readonly StoredSecret[];
}

/**
 * What a hub sends with: where it has chosen the operator's account, that one's settings, and its secrets sealed for the
 * hub. An account that is no longer offered leaves `shared` standing, which no provider answers to: the messages wait.
 */
export async function effectiveSettings(tx: Tx, hubId: string, { own, box }: { own: StoredSettings; box: SecretBox }): Promise<StoredSettings> {
  let { tree, secrets } = own;
  for (const channel of channels) {
    if (own.tree[channel].provider !== 'shared') continue;
    const account = await loadSharedAccount(tx, channel);
    if (!isOffered(account, hubId)) continue;
    tree = withShared(tree, channel, account.settings);
    const shared = (await loadSharedSecrets(tx, channel)).map(({ path, sealed, ...rest }) => ({ ...rest, path, sealed: box.seal(box.open(sealed, sharedSecretPlace(path)), secretPlace(hubId, path)) }));
    secrets = [...secrets.filter(({ path }) => !path.includes(`${channel}.`)), ...shared];
  }
  return { tree, secrets };
}
