import { addressKey, addressOf, normalizeAddress } from '@messaging/audience';
import { channels, type Channel, type CustomerFields } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { AnnounceCustomers } from '../announce-customer/announce-customers.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { applyChange, type CustomerChange, type CustomerRecord } from './apply-change.rules.js';
import { consentsOf, foldStatements, type ConsentStatement } from './consent.rules.js';
import { forgetConsents, loadProjections, replaceAddresses, saveConsents, saveCustomers, type AddressRow, type CustomerKey } from './customers.sql.js';

/** What came of a batch. */
export interface MergedCustomers {
  /** Changes, by their index, that would have made a record too large: nothing of them was taken. */
  readonly refused: ReadonlySet<number>;
  /** Customers that are deleted now and were not before. */
  readonly deleted: readonly CustomerKey[];
}

const keyOf = ({ hubId, customerId }: CustomerKey): string => `${hubId}|${customerId}`;

/**
 * Merges what events or an import say of customers into their records, with consent and addresses, and tells the other
 * services. Nothing here triggers or sends anything (invariant 6): whoever calls decides what else follows.
 */
@Injectable()
export class MergeCustomers {
  constructor(
    private readonly announcer: AnnounceCustomers,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** Changes of many hubs, in order; one read and a few writes for the whole batch. The hubs exist. */
  async merge(tx: Tx, changes: readonly CustomerChange[]): Promise<MergedCustomers> {
    const known = await loadProjections(tx, changes);
    const { records, consents, refused } = foldChanges(known, changes, this.clock.now());
    const touched = [...records.values()];
    if (touched.length === 0) return { refused, deleted: [] };
    await saveCustomers(tx, touched);
    const deleted = touched.filter((record) => record.deletedAt && !known.get(keyOf(record))?.deletedAt);
    await forgetConsents(tx, deleted);
    const written = await saveConsents(tx, foldStatements(consents));
    await replaceAddresses(tx, await this.#addresses(touched));
    const hasSaid = new Set([...written].map((key) => key.slice(0, key.lastIndexOf('|'))));
    await this.announcer.announce(tx, touched.filter((record) => hasSaid.has(keyOf(record)) || isChanged(known.get(keyOf(record)), record)));
    return { refused, deleted };
  }

  async #addresses(customers: readonly CustomerRecord[]): Promise<AddressRow[]> {
    const settings = await this.settings.trees(customers.map(({ hubId }) => hubId));
    return customers.flatMap(({ hubId, customerId, projection, deletedAt }) => {
      const country = settings.get(hubId)?.hub.country ?? '';
      return channels.map((channel) => ({ hubId, customerId, channel, key: deletedAt ? null : canonicalAddress(projection.fields, channel, country) }));
    });
  }
}

function foldChanges(known: ReadonlyMap<string, CustomerRecord>, changes: readonly CustomerChange[], now: Date) {
  const records = new Map<string, CustomerRecord>();
  const consents = new Map<string, ConsentStatement[]>();
  const refused = new Set<number>();
  changes.forEach((change, index) => {
    const key = keyOf(change);
    const before = records.get(key) ?? known.get(key);
    const after = applyChange(before, change);
    if (after) records.set(key, after);
    else refused.add(index);
    if (after?.deletedAt) consents.delete(key);
    else if (after) consents.set(key, [...(consents.get(key) ?? []), ...statementsOf(change, now)]);
  });
  return { records, consents: [...consents.values()].flat(), refused };
}

const statementsOf = ({ hubId, customerId, fields, said: { time } }: CustomerChange, now: Date): ConsentStatement[] =>
  consentsOf({ hubId, customerId, fields, time: time < now ? time : now });

const isChanged = (before: CustomerRecord | undefined, after: CustomerRecord): boolean =>
  !before || before.deletedAt?.getTime() !== after.deletedAt?.getTime() || JSON.stringify(before.projection.fields) !== JSON.stringify(after.projection.fields);

function canonicalAddress(fields: CustomerFields, channel: Channel, country: string): string | null {
  const given = addressOf(fields, channel);
  const normalized = given === undefined ? undefined : normalizeAddress(channel, given, country);
  return normalized?.valid ? addressKey(channel, normalized.address) : null;
}
