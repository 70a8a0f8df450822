import { SettingsTree, type Channel, type SecretPath } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { ok, type Result } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { endBreakers } from '../pause-sending/pause-ledger.js';
import { forgetVerifications } from '../verify-account/verification.sql.js';
import { AddressWarning } from './address-warning.js';
import { mergeSettings, type SettingsChange } from './merge-settings.rules.js';
import { keepPrevious } from './previous-secrets.js';
import { openSecrets, secretPlace } from './secret-place.js';
import { changedChannels, SettingsCheck, untriedChannels, type CompleteSettings } from './settings-check.js';
import { publishSettings } from './publish-settings.js';
import { SettingsTaken } from './settings-taken.js';
import { entityTag, matchesTag, staleSettings } from './settings-version.rules.js';
import { loadHub, loadSecrets, lockHub, removeSecret, storeSecret, updateHub } from './settings.sql.js';

/** Two who save at once: the second checks again on what the first left. More than a few in a row is no accident. */
const triesMax = 5;

/** What a change was made on, and what it makes of it. */
interface Plan {
  readonly revision: number | undefined;
  readonly change: SettingsChange;
  readonly channels: readonly Channel[];
  /** Of these, those whose account was not tried as it is now. */
  readonly untried: readonly Channel[];
}

/** Changes a hub's settings by merge patch. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly taken: SettingsTaken,
    private readonly check: SettingsCheck,
    private readonly addressWarning: AddressWarning,
  ) {}

  /**
   * Applies the patch and tells the other services. It is checked before anything is locked (a check may ask a name
   * server) and stored only if nobody changed the settings in between; otherwise it is checked again.
   */
  async change(hubId: string, patch: unknown, ifMatch?: string): Promise<Result<void>> {
    for (let tries = 1; ; tries += 1) {
      const plan = await this.#plan(hubId, patch, ifMatch);
      if (!plan.ok) return plan;
      if (await this.database.inHub(hubId, (tx) => this.#store(tx, hubId, plan.value))) {
        await this.taken.by(hubId, plan.value.channels);
        this.addressWarning.changed(hubId, plan.value.change.tree, plan.value.channels);
        return ok(undefined);
      }
      if (tries >= triesMax) return staleSettings();
    }
  }

  async #plan(hubId: string, patch: unknown, ifMatch: string | undefined): Promise<Result<Plan>> {
    const { revision, tag, before } = await this.database.inHub(hubId, async (tx) => {
      const hub = await loadHub(tx, hubId);
      const tree = SettingsTree.parse(hub?.settings ?? {});
      const stored = await loadSecrets(tx, hubId);
      return { revision: hub?.revision, tag: entityTag(tree, stored), before: { tree, secrets: openSecrets(this.box, hubId, stored) } };
    });
    if (!matchesTag(ifMatch, tag)) return staleSettings();
    const merged = mergeSettings(before.tree, patch);
    if (!merged.ok) return merged;
    const after: CompleteSettings = { tree: merged.value.tree, secrets: changedSecrets(before.secrets, merged.value.secrets) };
    const refused = await this.check.check(hubId, before, after);
    if (!refused.ok) return refused;
    return ok({ revision, change: merged.value, channels: changedChannels(before, after), untried: untriedChannels(before, after) });
  }

  /** False when the settings are no longer those that the plan was made on. */
  async #store(tx: Tx, hubId: string, { revision, change: { tree, secrets }, channels, untried }: Plan): Promise<boolean> {
    const hub = await lockHub(tx, hubId);
    if (hub?.revision !== revision) return false;
    for (const [path, value] of secrets) {
      await keepPrevious(tx, hubId, { path, value, box: this.box });
      if (value === null) await removeSecret(tx, hubId, path);
      else await storeSecret(tx, hubId, { path, sealed: this.box.seal(value, secretPlace(hubId, path)), hint: hintOf(value) });
    }
    await updateHub(tx, hubId, tree);
    await forgetVerifications(tx, hubId, untried);
    await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
    // What was learned of the old account does not hold for the new one: it is tried at once.
    await endBreakers(tx, this.outbox, { hubId, channels, at: new Date() });
    return true;
  }
}

function changedSecrets(stored: ReadonlyMap<SecretPath, string>, changes: SettingsChange['secrets']): ReadonlyMap<SecretPath, string> {
  const changed = new Map(stored);
  for (const [path, value] of changes) {
    if (value === null) changed.delete(path);
    else changed.set(path, value);
  }
  return changed;
}

/** The last four characters, where eight stay hidden; of a shorter secret no more than a quarter. */
export function hintOf(secret: string): string {
  const shown = secret.length >= 12 ? 4 : Math.floor(secret.length / 4);
  return `…${secret.slice(secret.length - shown)}`;
}
