import type { Channel } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database, SecretBox } from '@messaging/persistence';
import { findProvider, type ChannelAdapter, type ProviderEnvironment, type SendingLimits } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import { loadHubAccount } from '../settings/hub-account.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { AccountPaces } from '../pace-sending/account-paces.js';
import { ConnectionPlaces } from './connection-places.js';
import { SendingAccounts, type SendingAccount } from './account-adapters.js';

/** Adapters kept open at once; beyond that the least recently used one is closed. */
const adaptersMax = 200;

interface Wanted {
  readonly channel: Channel;
  readonly accountKey: string;
}

/** Accounts as the settings describe them. An adapter lives until its hub's settings change. */
@Injectable()
export class ConfiguredAccounts extends SendingAccounts {
  readonly #open = new Map<string, SendingAccount>();
  readonly #making = new Map<string, Promise<Result<SendingAccount>>>();
  readonly #paces = new AccountPaces();

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly box: SecretBox,
    private readonly environment: ProviderEnvironment,
  ) {
    super();
  }

  async forHub(hubId: string, channel: Channel): Promise<Result<SendingAccount>> {
    const { revision } = await this.settings.settings(hubId);
    const slot = `${hubId}|${channel}`;
    const accountKey = `${slot}|${revision}`;
    const known = this.#open.get(slot);
    if (known?.accountKey === accountKey) return ok(known);
    // Both lanes may ask at once: only one adapter is created, and none is left open without an owner.
    const making = this.#making.get(accountKey) ?? this.#replace(hubId, { channel, accountKey, slot });
    this.#making.set(accountKey, making);
    return making.finally(() => this.#making.delete(accountKey));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ adapter }) => adapter.close()));
    this.#open.clear();
  }

  async #replace(hubId: string, wanted: Wanted & { slot: string }): Promise<Result<SendingAccount>> {
    const made = await this.#make(hubId, wanted);
    if (!made.ok) return made;
    void this.#open.get(wanted.slot)?.adapter.close(); // calls in flight end first
    this.#open.delete(wanted.slot);
    this.#open.set(wanted.slot, made.value);
    this.#closeOldest();
    return made;
  }

  async #make(hubId: string, { channel, accountKey }: Wanted): Promise<Result<SendingAccount>> {
    const { provider: name, accountId, credentials, tree } = await this.database.transaction((tx) => loadHubAccount(tx, hubId, { channel, box: this.box }));
    const provider = findProvider(name, channel);
    if (!provider || accountId === '') return refuse({ kind: 'conflict', code: 'CHANNEL.NOT_CONFIGURED', detail: `No provider ${name} for ${channel}.` });
    const adapter = provider.createAdapter({ accountId, channel, credentials }, this.environment);
    if (!adapter.ok) return adapter;
    const fromAddress = channel === 'email' ? tree.email.fromAddress : channel === 'sms' ? tree.sms.senderName : tree.whatsapp.phoneId;
    const { ratePerSecond } = tree[channel];
    const limits = { ...provider.manifest.limits, ...(ratePerSecond !== null && { perSecond: ratePerSecond }) };
    const places = new ConnectionPlaces(callsAtOnce(adapter.value, limits), this.#paces.of(accountId, limits));
    const { idempotentSend } = provider.manifest.capabilities;
    return ok({ accountId, provider: name, sandbox: name === 'sandbox', idempotentSend, fromAddress, adapter: adapter.value, places, accountKey });
  }

  #closeOldest(): void {
    const [oldest] = this.#open;
    if (this.#open.size <= adaptersMax || !oldest) return;
    this.#open.delete(oldest[0]);
    void oldest[1].adapter.close();
  }
}

/** Share of the connections: calls that stand ready for the next free one. */
const readyShare = 1 / 4;

/**
 * A message is marked before its call, and its place is freed after the answer. With one call per connection, connections
 * were idle in between: a tenth of the time at 50 ms a call. So a few calls stand ready and leave as soon as a connection
 * is free. They ignore the account's rate at that moment, so with a rate limit none stands ready.
 */
const callsAtOnce = ({ connections, keepsCallsReady }: ChannelAdapter, { perSecond }: SendingLimits): number =>
  keepsCallsReady === true && perSecond === undefined ? connections + Math.ceil(connections * readyShare) : connections;
