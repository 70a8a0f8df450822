import { addressKey, addressOf, normalizeAddress } from '@messaging/audience';
import { channels, type Channel, type CustomerFields } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { AnnounceCustomers } from '../announce-customer/announce-customers.js';
import { searchTerms } from '../find-customers/search-terms.rules.js';
import { replaceTerms } from '../find-customers/terms.sql.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { applyChange, type CustomerChange, type CustomerRecord } from './apply-change.rules.js';
import { consentsOf, foldStatements, type ConsentChange, type ConsentStatement, type FoldedStatement, type KnownConsent } from './consent.rules.js';
import { forgetConsents, loadAddresses, loadConsents, loadProjections, replaceAddresses, saveConsents, saveCustomers, type AddressRow, type CustomerKey } from './customers.sql.js';

/** A customer before one change and after it. */
export interface CustomerStep {
  readonly before: CustomerRecord | undefined;
  readonly after: CustomerRecord;
}

/** What came of a batch. */
export interface MergedCustomers {
  /** By the changes' index; none for one that was refused. */
  readonly steps: readonly (CustomerStep | undefined)[];
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
    const { records, consents, refused, steps } = foldChanges(known, changes, this.clock.now());
    if (records.size === 0) return { refused, steps, deleted: [] };
    const touched = await this.#reached([...records.values()]);
    await saveReached(tx, touched, known);
    const deleted = touched.filter((record) => record.deletedAt && !known.get(keyOf(record))?.deletedAt);
    await forgetConsents(tx, deleted);
    const written = await this.#saveConsents(tx, foldStatements(consents));
    const hasSaid = new Set([...written].map((key) => key.slice(0, key.lastIndexOf('|'))));
    await this.announcer.announce(tx, touched.filter((record) => hasSaid.has(keyOf(record)) || isChanged(known.get(keyOf(record)), record)));
    return { refused, steps, deleted };
  }

  /** Reads where customers are reached anew, as their hubs' countries are now, and tells of those who are reached elsewhere. */
  async rereadAddresses(tx: Tx, customers: readonly CustomerKey[]): Promise<void> {
    const known = await loadProjections(tx, customers);
    const addresses = await loadAddresses(tx, customers);
    const reached = await this.#reached([...known.values()]);
    const moved = reached.filter((record) => channels.some((channel) => (record.addresses[channel] ?? undefined) !== addresses.get(`${keyOf(record)}|${channel}`)));
    await saveReached(tx, moved, known);
    await this.announcer.announce(tx, moved);
  }

  /** Returns the keys that were written; what changed by them, or could not, is told. */
  async #saveConsents(tx: Tx, statements: readonly FoldedStatement[]): Promise<ReadonlySet<string>> {
    if (statements.length === 0) return new Set();
    const before = await loadConsents(tx, statements);
    const written = await saveConsents(tx, statements);
    await this.announcer.consents(tx, statements.flatMap((statement) => changeOf(statement, { before, written, at: this.clock.now() })));
    return written;
  }

  /** Each with where it is reached, and what finds it by that. */
  async #reached(customers: readonly CustomerRecord[]): Promise<ReachedCustomer[]> {
    const settings = await this.settings.trees(customers.map(({ hubId }) => hubId));
    return customers.map((record) => {
      const addresses = addressesOf(record, settings.get(record.hubId)?.hub.country ?? '');
      return { ...record, addresses, searchTerms: termsOf(record, addresses) };
    });
  }
}

/** Canonical addresses; a channel where the customer cannot be reached is null. */
type Addresses = Readonly<Partial<Record<Channel, string | null>>>;

interface ReachedCustomer extends CustomerRecord {
  readonly addresses: Addresses;
}

async function saveReached(tx: Tx, customers: readonly ReachedCustomer[], known: ReadonlyMap<string, CustomerRecord>): Promise<void> {
  if (customers.length === 0) return;
  await saveCustomers(tx, customers);
  await replaceTerms(tx, customers.map((record) => ({ ...record, before: known.get(keyOf(record))?.searchTerms ?? [], after: record.searchTerms })));
  await replaceAddresses(tx, customers.flatMap((record) => addressRows(record, record.addresses)));
}

const addressesOf = ({ projection, deletedAt }: CustomerRecord, country: string): Addresses =>
  Object.fromEntries(channels.map((channel) => [channel, deletedAt ? null : canonicalAddress(projection.fields, channel, country)]));

const addressRows = ({ hubId, customerId }: CustomerKey, addresses: Addresses): AddressRow[] =>
  channels.map((channel) => ({ hubId, customerId, channel, key: addresses[channel] ?? null }));

const termsOf = ({ customerId, projection, deletedAt }: CustomerRecord, addresses: Addresses): string[] =>
  deletedAt ? [] : searchTerms(customerId, projection.fields, addresses);

/** What a statement changed, if anything: a yes to who said yes is no change. */
function changeOf(
  said: FoldedStatement,
  { before, written, at }: { before: ReadonlyMap<string, KnownConsent>; written: ReadonlySet<string>; at: Date },
): ConsentChange[] {
  const { hubId, customerId, channel, marketing, source, isNews, isImport } = said;
  const key = `${hubId}|${customerId}|${channel}`;
  const known = before.get(key);
  if ((known?.marketing ?? null) === marketing) return [];
  const change = { hubId, customerId, channel, marketing, source, isNews, isImport, saidAt: said.at, at };
  if (written.has(key)) return [change];
  return known?.source === 'recipient' && known.at < said.at && marketing !== null ? [{ ...change, standing: known }] : [];
}

function foldChanges(known: ReadonlyMap<string, CustomerRecord>, changes: readonly CustomerChange[], now: Date) {
  const records = new Map<string, CustomerRecord>();
  const consents = new Map<string, ConsentStatement[]>();
  const refused = new Set<number>();
  const steps = changes.map((change, index): CustomerStep | undefined => {
    const key = keyOf(change);
    const before = records.get(key) ?? known.get(key);
    const after = applyChange(before, change);
    if (after) records.set(key, after);
    else refused.add(index);
    if (after?.deletedAt) consents.delete(key);
    else if (after) consents.set(key, [...(consents.get(key) ?? []), ...statementsOf(change, now)]);
    return after && { before, after };
  });
  return { records, consents: [...consents.values()].flat(), refused, steps };
}

const statementsOf = ({ hubId, customerId, fields, isNews, said: { time, isImport = false } }: CustomerChange, now: Date): ConsentStatement[] =>
  consentsOf({ hubId, customerId, fields, isNews, isImport, time: time < now ? time : now });

const isChanged = (before: CustomerRecord | undefined, after: CustomerRecord): boolean =>
  !before || before.deletedAt?.getTime() !== after.deletedAt?.getTime() || JSON.stringify(before.projection.fields) !== JSON.stringify(after.projection.fields);

function canonicalAddress(fields: CustomerFields, channel: Channel, country: string): string | null {
  const given = addressOf(fields, channel);
  const normalized = given === undefined ? undefined : normalizeAddress(channel, given, country);
  return normalized?.valid ? addressKey(channel, normalized.address) : null;
}
