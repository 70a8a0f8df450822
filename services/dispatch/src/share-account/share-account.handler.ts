import { secretPaths, SettingsTree, type Channel, type PutSharedAccount, type SecretPath, type SharedAccountView } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { endBreakers } from '../pause-sending/pause-ledger.js';
import { hintOf } from '../settings/change-settings.handler.js';
import { putAt } from '../settings/credentials.js';
import { mergeSettings } from '../settings/merge-settings.rules.js';
import { publishSettings } from '../settings/publish-settings.js';
import { sharedSecretPlace } from '../settings/secret-place.js';
import { SettingsCheck, type CompleteSettings } from '../settings/settings-check.js';
import { SettingsTaken } from '../settings/settings-taken.js';
import { forgetVerifications } from '../verify-account/verification.sql.js';
import { hubsSharing, loadSharedAccount, loadSharedSecrets, removeSharedAccount, removeSharedSecrets, storeSharedAccount, storeSharedSecret, type SharedSecret } from './shared-account.sql.js';

const notFound: Problem = { kind: 'not_found', code: 'ACCOUNT.NOT_FOUND', detail: 'There is no shared account on this channel.' };
const fresh = SettingsTree.parse({});

/** Accounts of the operator's that hubs send with without ever seeing their credentials. */
@Injectable()
export class ShareAccount {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly check: SettingsCheck,
    private readonly taken: SettingsTaken,
    private readonly clock: Clock,
  ) {}

  async one(channel: Channel): Promise<Result<SharedAccountView>> {
    return this.database.transaction(async (tx): Promise<Result<SharedAccountView>> => {
      const account = await loadSharedAccount(tx, channel);
      if (!account) return refuse(notFound);
      const usedBy = (await hubsSharing(tx, channel)).length;
      const settings = shown(account.settings, channel, await loadSharedSecrets(tx, channel));
      return ok({ channel, settings, hubs: account.hubs && [...account.hubs], usedBy, updatedAt: account.updatedAt.toISOString() });
    });
  }

  /** Hubs that send with it use the new one from their next message on. Secrets that are not named stay. */
  async put(channel: Channel, { settings, hubs }: PutSharedAccount): Promise<Result<SharedAccountView>> {
    const merged = mergeSettings(fresh, { [channel]: settings });
    if (!merged.ok) return refuse(below(channel, merged.problem));
    const { tree, secrets } = merged.value;
    if (tree[channel].provider === 'sandbox' || tree[channel].provider === 'shared') return refuse(noRealProvider);
    const kept = await this.#secrets(channel);
    const checked = await this.check.check('', { tree: fresh, secrets: new Map() }, { tree, secrets: joined(kept, secrets) });
    if (!checked.ok) return refuse(below(channel, checked.problem));
    const users = await this.database.transaction(async (tx) => {
      await storeSharedAccount(tx, { channel, settings: tree[channel], hubs: hubs ?? null });
      await this.#storeSecrets(tx, secrets);
      return this.#tell(tx, channel);
    });
    for (const hubId of users) await this.taken.by(hubId, [channel]);
    return this.one(channel);
  }

  /** Refused while hubs send with it: their messages would stand still. */
  async remove(channel: Channel): Promise<Result<void>> {
    return this.database.transaction(async (tx): Promise<Result<void>> => {
      if (!(await loadSharedAccount(tx, channel))) return refuse(notFound);
      const users = await hubsSharing(tx, channel);
      if (users.length > 0) return refuse({ kind: 'conflict', code: 'ACCOUNT.IN_USE', detail: `${users.length} hubs send with it, ${users[0] ?? ''} among them.` });
      await removeSharedAccount(tx, channel);
      return ok(undefined);
    });
  }

  async #secrets(channel: Channel): Promise<CompleteSettings['secrets']> {
    const stored = await loadSharedSecrets(this.database, channel);
    return new Map(stored.map(({ path, sealed }) => [path, this.box.open(sealed, sharedSecretPlace(path))]));
  }

  async #storeSecrets(tx: Tx, secrets: ReadonlyMap<SecretPath, string | null>): Promise<void> {
    await removeSharedSecrets(tx, [...secrets].flatMap(([path, value]) => (value === null ? [path] : [])));
    for (const [path, value] of secrets) if (value !== null) await storeSharedSecret(tx, { path, sealed: this.box.seal(value, sharedSecretPlace(path)), hint: hintOf(value) });
  }

  /** What was learned of the account before does not hold for this one: it is tried at once. */
  async #tell(tx: Tx, channel: Channel): Promise<string[]> {
    const users = await hubsSharing(tx, channel);
    for (const hubId of users) {
      await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
      await forgetVerifications(tx, hubId, [channel]);
      await endBreakers(tx, this.outbox, { hubId, channels: [channel], at: this.clock.now() });
    }
    return users;
  }
}

const noRealProvider: Problem = {
  kind: 'rule', code: 'SETTINGS.INVALID', detail: '/settings/provider is to be a real provider',
  errors: [{ pointer: '/settings/provider', code: 'FIELD.INVALID', detail: 'is to be a real provider' }],
};

function joined(kept: CompleteSettings['secrets'], changes: ReadonlyMap<SecretPath, string | null>): CompleteSettings['secrets'] {
  const all = new Map(kept);
  for (const [path, value] of changes) {
    if (value === null) all.delete(path);
    else all.set(path, value);
  }
  return all;
}

/** Pointers of the settings tree as pointers of this body. */
const below = (channel: Channel, problem: Problem): Problem => ({
  ...problem,
  ...(problem.errors && { errors: problem.errors.map((error) => ({ ...error, pointer: error.pointer.replace(`/${channel}`, '/settings') })) }),
});

function shown(settings: Record<string, unknown>, channel: Channel, secrets: readonly SharedSecret[]): Record<string, unknown> {
  const view = structuredClone(settings);
  for (const path of secretPaths) {
    const [root, ...rest] = path.split('.');
    if (root !== channel) continue;
    const stored = secrets.find((secret) => secret.path === path);
    putAt(view, rest, stored ? { set: true, hint: stored.hint, updatedAt: stored.updatedAt.toISOString() } : { set: false });
  }
  return view;
}
