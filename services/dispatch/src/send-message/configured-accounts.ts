import { secretPaths, type Channel, type SettingsTree } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database, SecretBox } from '@messaging/persistence';
import { findProvider, type ProviderEnvironment } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import { sandboxSecret, secretPlace } from '../settings/settings-event.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { SendingAccounts, type SendingAccount } from './account-adapters.js';

/** Adapters kept open at once; the least recently used closes its connections. */
const adaptersMax = 200;

/** Accounts as the settings describe them. An adapter lives until its hub's settings change. */
@Injectable()
export class ConfiguredAccounts extends SendingAccounts {
  readonly #open = new Map<string, SendingAccount>();

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly box: SecretBox,
    private readonly environment: ProviderEnvironment,
  ) {
    super();
  }

  async forHub(hubId: string, channel: Channel): Promise<Result<SendingAccount>> {
    const { tree, revision } = await this.settings.settings(hubId);
    const slot = `${hubId}|${channel}`;
    const accountKey = `${slot}|${revision}`;
    const known = this.#open.get(slot);
    if (known?.accountKey === accountKey) return ok(known);
    const made = await this.#make(hubId, { channel, tree, accountKey });
    if (!made.ok) return made;
    if (known) void known.adapter.close(); // calls in flight end first
    this.#open.delete(slot);
    this.#open.set(slot, made.value);
    this.#closeOldest();
    return made;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ adapter }) => adapter.close()));
    this.#open.clear();
  }

  async #make(hubId: string, { channel, tree, accountKey }: { channel: Channel; tree: SettingsTree; accountKey: string }): Promise<Result<SendingAccount>> {
    const name = tree[channel].provider;
    const provider = findProvider(name, channel);
    const [account] = await this.database.query<{ id: string }>('select id from account where hub_id = $1 and channel = $2 and provider = $3', [hubId, channel, name]);
    if (!provider || !account) return refuse({ kind: 'conflict', code: 'CHANNEL.NOT_CONFIGURED', detail: `No provider ${name} for ${channel}.` });
    const credentials = name === 'sandbox' ? { sandboxSecret: sandboxSecret(this.box, account.id) } : await this.#credentials(hubId, channel, tree);
    const adapter = provider.createAdapter({ accountId: account.id, channel, credentials }, this.environment);
    if (!adapter.ok) return adapter;
    const fromAddress = channel === 'email' ? tree.email.fromAddress : channel === 'sms' ? tree.sms.senderName : tree.whatsapp.phoneId;
    return ok({ accountId: account.id, provider: name, sandbox: name === 'sandbox', fromAddress, adapter: adapter.value, accountKey });
  }

  /** The channel's part of the tree with its secrets opened, nulls left out, as the provider's manifest reads it. */
  async #credentials(hubId: string, channel: Channel, tree: SettingsTree): Promise<Record<string, unknown>> {
    const credentials = withoutNulls({ ...tree[channel], ...(channel === 'email' && { fromName: tree.email.fromName ?? tree.hub.name }) });
    const rows = await this.database.query<{ path: string; sealed: string }>('select path, sealed from secret where hub_id = $1', [hubId]);
    for (const path of secretPaths) {
      const row = rows.find((r) => r.path === path);
      const [root, ...rest] = path.split('.');
      if (row && root === channel) put(credentials, rest, this.box.open(row.sealed, secretPlace(hubId, path)));
    }
    return credentials;
  }

  #closeOldest(): void {
    const [oldest] = this.#open;
    if (this.#open.size <= adaptersMax || !oldest) return;
    this.#open.delete(oldest[0]);
    void oldest[1].adapter.close();
  }
}

function withoutNulls(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
      if (member === null) return [];
      return [[name, typeof member === 'object' && !Array.isArray(member) ? withoutNulls(member as object) : member] as const];
    }),
  );
}

function put(tree: Record<string, unknown>, path: readonly string[], value: string): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) tree[name] = value;
  else if (typeof tree[name] === 'object' && tree[name] !== null) put(tree[name] as Record<string, unknown>, rest, value);
}
