import { SettingsTree } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { ok, type Result } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DISPATCH_SETTINGS, type DispatchSettings } from '../dispatch-settings.js';
import { mergeSettings } from './merge-settings.rules.js';
import { secretPlace, settingsEvent } from './settings-event.js';
import { SettingsCheck } from './settings-check.js';
import { SettingsReader } from './settings-reader.js';
import { settingsView } from './settings-view.js';
import { loadAccounts, loadSecrets, lockHub, removeSecret, storeSecret, updateHub } from './settings.sql.js';

/** Reads and changes a hub's settings. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly reader: SettingsReader,
    private readonly check: SettingsCheck,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  /** The whole tree, without the content of secrets. */
  async read(hubId: string): Promise<Record<string, unknown>> {
    return this.database.inHub(hubId, async (tx) => {
      const [row] = await tx.query<{ settings: unknown }>('select settings from hub where hub_id = $1', [hubId]);
      return this.#view(tx, hubId, SettingsTree.parse(row?.settings ?? {}));
    });
  }

  /** Applies a merge patch and tells the other services, in one transaction. */
  async change(hubId: string, patch: unknown): Promise<Result<Record<string, unknown>>> {
    const changed = await this.database.inHub(hubId, async (tx): Promise<Result<Record<string, unknown>>> => {
      const row = await lockHub(tx, hubId);
      const merged = mergeSettings(SettingsTree.parse(row?.settings ?? {}), patch);
      if (!merged.ok) return merged;
      const { tree, secrets } = merged.value;
      const refused = await this.check.check(tree);
      if (!refused.ok) return refused;
      for (const [path, value] of secrets) {
        if (value === null) await removeSecret(tx, hubId, path);
        else await storeSecret(tx, hubId, { path, sealed: this.box.seal(value, secretPlace(hubId, path)), hint: `…${value.slice(-4)}` });
      }
      const revision = await updateHub(tx, hubId, tree);
      const stored = { accounts: await loadAccounts(tx, hubId), secrets: await loadSecrets(tx, hubId) };
      await this.outbox.add(tx, [settingsEvent(hubId, { tree, revision, box: this.box, ...stored })]);
      return ok(await this.#view(tx, hubId, tree));
    });
    this.reader.changed(hubId);
    return changed;
  }

  async #view(tx: Tx, hubId: string, tree: SettingsTree): Promise<Record<string, unknown>> {
    return settingsView(tree, { secrets: await loadSecrets(tx, hubId), accounts: await loadAccounts(tx, hubId), publicUrl: this.settings.publicUrl });
  }
}
