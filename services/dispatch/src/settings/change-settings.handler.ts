import { SettingsTree, type SecretPath } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { ok, type Result } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DISPATCH_SETTINGS, type DispatchSettings } from '../dispatch-settings.js';
import { mergeSettings, type SettingsChange } from './merge-settings.rules.js';
import { openSecrets, secretPlace, settingsEvent } from './settings-event.js';
import { SettingsCheck } from './settings-check.js';
import { SettingsTaken } from './settings-taken.js';
import { settingsView } from './settings-view.js';
import { loadAccounts, loadSecrets, lockHub, removeSecret, storeSecret, updateHub } from './settings.sql.js';

type View = Record<string, unknown>;

/** Reads and changes a hub's settings. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly taken: SettingsTaken,
    private readonly check: SettingsCheck,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  /** The whole tree, without the content of secrets. */
  async read(hubId: string): Promise<View> {
    return this.database.inHub(hubId, async (tx) => {
      const [row] = await tx.query<{ settings: unknown }>('select settings from hub where hub_id = $1', [hubId]);
      return this.#view(tx, hubId, SettingsTree.parse(row?.settings ?? {}));
    });
  }

  /** Applies a merge patch and tells the other services, in one transaction. */
  async change(hubId: string, patch: unknown): Promise<Result<View>> {
    const changed = await this.database.inHub(hubId, (tx) => this.#change(tx, hubId, patch));
    if (changed.ok) await this.taken.by(hubId);
    return changed;
  }

  async #change(tx: Tx, hubId: string, patch: unknown): Promise<Result<View>> {
    const row = await lockHub(tx, hubId);
    const merged = mergeSettings(SettingsTree.parse(row?.settings ?? {}), patch);
    if (!merged.ok) return merged;
    const { tree, secrets } = merged.value;
    const refused = await this.check.check(tree, await this.#allSecrets(tx, hubId, secrets));
    if (!refused.ok) return refused;
    for (const [path, value] of secrets) {
      if (value === null) await removeSecret(tx, hubId, path);
      else await storeSecret(tx, hubId, { path, sealed: this.box.seal(value, secretPlace(hubId, path)), hint: hintOf(value) });
    }
    const revision = await updateHub(tx, hubId, tree);
    const stored = { accounts: await loadAccounts(tx, hubId), secrets: await loadSecrets(tx, hubId) };
    await this.outbox.add(tx, [settingsEvent(hubId, { tree, revision, box: this.box, ...stored })]);
    return ok(await this.#view(tx, hubId, tree));
  }

  /** What the hub has and what the patch changes, in clear. */
  async #allSecrets(tx: Tx, hubId: string, changes: SettingsChange['secrets']): Promise<ReadonlyMap<SecretPath, string>> {
    const stored = (await loadSecrets(tx, hubId)).filter(({ path }) => !changes.has(path));
    const set = [...changes].flatMap(([path, value]) => (value === null ? [] : [[path, value] as const]));
    return new Map([...openSecrets(this.box, hubId, stored), ...set]);
  }

  async #view(tx: Tx, hubId: string, tree: SettingsTree): Promise<View> {
    return settingsView(tree, { secrets: await loadSecrets(tx, hubId), accounts: await loadAccounts(tx, hubId), publicUrl: this.settings.publicUrl });
  }
}

/** The last four characters, and of a short secret no more than a quarter. */
function hintOf(secret: string): string {
  const shown = Math.min(4, Math.floor(secret.length / 4));
  return `…${secret.slice(secret.length - shown)}`;
}
