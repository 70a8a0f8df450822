import { SettingsTree } from '@messaging/contracts';
import type { Outbox } from '@messaging/eventing';
import type { SecretBox, Tx } from '@messaging/persistence';
import { moveGatesForSenders } from '../gate-campaign/move-gates-for-senders.js';
import { effectiveSettings } from '../share-account/effective-settings.js';
import { settingsEvent } from './settings-event.js';
import { loadAccounts, loadApiKeyHashes, loadSecrets, raiseRevision } from './settings.sql.js';

/** Tells the other services what a hub's settings, accounts and API keys are now; in the transaction that changed them. */
export async function publishSettings(tx: Tx, hubId: string, { box, outbox }: { box: SecretBox; outbox: Outbox }): Promise<void> {
  const hub = await raiseRevision(tx, hubId, box.kid);
  if (!hub) throw new Error(`hub ${hubId} is not here`);
  const effective = await effectiveSettings(tx, hubId, { own: { tree: SettingsTree.parse(hub.settings), secrets: await loadSecrets(tx, hubId) }, box });
  await moveGatesForSenders(tx, hubId, { tree: effective.tree, outbox });
  const stored = { accounts: await loadAccounts(tx, hubId), apiKeys: await loadApiKeyHashes(tx, hubId) };
  await outbox.add(tx, [settingsEvent(hubId, { ...effective, revision: hub.revision, box, ...stored })]);
}
