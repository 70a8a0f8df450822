import { channels, SettingsTree } from '@messaging/contracts';
import { Database, SecretBox } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DISPATCH_SETTINGS, type DispatchSettings } from '../dispatch-settings.js';
import { effectiveSettings } from '../share-account/effective-settings.js';
import { loadKnownAccounts } from '../verify-account/verification.sql.js';
import { settingsView } from './settings-view.js';
import { entityTag } from './settings-version.rules.js';
import { loadAccounts, loadHub, loadSecrets } from './settings.sql.js';

/** Settings as they are shown, and their entity tag. */
export interface ShownSettings {
  readonly tag: string;
  readonly view: Record<string, unknown>;
}

/** Reads a hub's settings: the whole tree, without the content of secrets. */
@Injectable()
export class ReadSettings {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  async read(hubId: string): Promise<ShownSettings> {
    return this.database.inHub(hubId, async (tx) => {
      const hub = await loadHub(tx, hubId);
      const stored = { secrets: await loadSecrets(tx, hubId), accounts: await loadAccounts(tx, hubId) };
      const tree = SettingsTree.parse(hub?.settings ?? {});
      const { tree: effective } = await effectiveSettings(tx, hubId, { own: { tree, secrets: stored.secrets }, box: this.box });
      const known = await loadKnownAccounts(tx, hubId, channels);
      return { tag: entityTag(tree, stored.secrets), view: settingsView(tree, { ...stored, effective, known, publicUrl: this.settings.publicUrl }) };
    });
  }
}
