import type { Channel, CustomerFields, TemplateVersionPublished } from '@messaging/contracts';
import { arrayText, type Database } from '@messaging/persistence';
import type { AnsweredMail } from '@messaging/providers';
import type { KnownConsent } from '../project-customers/consent.rules.js';
import { suppressedForms } from '../suppress-address/erased-address.js';

/** Facts are read in bulk, one statement per kind and batch, by the owning role: every statement names its hub. */

export interface CustomerFact {
  readonly customerId: string;
  readonly fields: CustomerFields;
  readonly lastEventTime: Date;
  readonly deletedAt: Date | null;
  /** On the channel that was asked for; nothing said, nothing here. */
  readonly consent?: KnownConsent;
}

/**
 * Customers with their consent on one channel. Looked up row by row (`limit` keeps the planner from joining): joined, right
 * after an import, when nothing is analysed, it went through all consents of the hub for each customer.
 */
export async function loadCustomers(database: Database, hubId: string, { channel, customerIds }: { channel: Channel; customerIds: readonly string[] }): Promise<ReadonlyMap<string, CustomerFact>> {
  if (customerIds.length === 0) return new Map();
  const rows = await database.query<Omit<CustomerFact, 'consent'> & { marketing: boolean | null; said: Date | null; source: string | null }>(
    `select c.customer_id as "customerId", c.fields, c.last_event_time as "lastEventTime", c.deleted_at as "deletedAt", s.marketing, s.at as said, s.source
     from customer c left join lateral (
       select marketing, at, source from consent where hub_id = c.hub_id and customer_id = c.customer_id and channel = $3 limit 1) s on true
     where c.hub_id = $1 and c.customer_id = any($2::text[])`,
    [hubId, arrayText(customerIds), channel],
  );
  return new Map(rows.map(({ marketing, said, source, ...row }) => [row.customerId, { ...row, ...(said && source !== null && { consent: { marketing, at: said, source } }) }]));
}

/** Addresses of one channel, as `addressKey` gives them. */
export interface AddressLookup {
  readonly channel: Channel;
  readonly keys: readonly string[];
}

/**
 * The customers behind bare addresses: their consent counts (API.md section 3, Settings). By address key, one look-up each:
 * for a list of keys the planner went through all of the hub's customers after an import, 15 ms for 30,000.
 */
export async function customerIdsByAddress(database: Database, hubId: string, lookup: AddressLookup): Promise<ReadonlyMap<string, string>> {
  if (lookup.keys.length === 0) return new Map();
  const rows = await database.query<{ key: string; customer_id: string }>(
    `select k.key, a.customer_id from unnest($3::text[]) as k (key) cross join lateral (
       select min(customer_id) as customer_id from customer_address where hub_id = $1 and channel = $2 and key = k.key) a
     where a.customer_id is not null`,
    [hubId, lookup.channel, arrayText(lookup.keys)],
  );
  return new Map(rows.map((row) => [row.key, row.customer_id]));
}

export interface SuppressionFact {
  readonly address: string;
  readonly scope: 'all' | 'marketing';
  readonly reasonCode: string;
  readonly reasonDetail: string;
}

/** By address key; an address whose owner was erased is found too. */
export async function loadSuppressions(database: Database, hubId: string, lookup: AddressLookup): Promise<ReadonlyMap<string, SuppressionFact>> {
  if (lookup.keys.length === 0) return new Map();
  const meant = new Map(lookup.keys.flatMap((key) => suppressedForms(hubId, lookup.channel, key).map((form) => [form, key])));
  const rows = await database.query<SuppressionFact>(
    `select address, scope, reason_code as "reasonCode", reason_detail as "reasonDetail"
     from suppression where hub_id = $1 and channel = $2 and address = any($3::text[]) order by scope desc`,
    [hubId, lookup.channel, arrayText([...meant.keys()])],
  );
  // `all` is read last, so that of two forms the stronger counts.
  return new Map(rows.map((row) => [meant.get(row.address) ?? row.address, row]));
}

/** `<template>:<version>` → content. Versions never change, so what is found may be kept. */
export async function loadTemplateVersions(
  database: Database,
  hubId: string,
  wanted: readonly { templateId: string; version: number }[],
): Promise<ReadonlyMap<string, TemplateVersionPublished>> {
  if (wanted.length === 0) return new Map();
  const rows = await database.query<{ content: TemplateVersionPublished }>(
    `select content from template_version where hub_id = $1 and (template_id, version) in (select * from unnest($2::uuid[], $3::int[]))`,
    [hubId, wanted.map((w) => w.templateId), wanted.map((w) => w.version)],
  );
  return new Map(rows.map(({ content }) => [`${content.templateId}:${content.version}`, content]));
}

/** The mail that each of these people wrote last, by address key; none for who never did, or whose mail had no id. */
export async function loadLastMails(database: Database, hubId: string, keys: readonly string[]): Promise<ReadonlyMap<string, AnsweredMail>> {
  if (keys.length === 0) return new Map();
  const rows = await database.query<{ address: string; id: string; references: readonly string[] }>(
    `select c.address, r.external_id as id, coalesce(r.metadata->'references', '[]') as "references" from conversation c join message r on r.id = c.last_reply_id
     where c.hub_id = $1 and c.channel = 'email' and c.address = any($2::text[]) and r.external_id like '%@%'`,
    [hubId, arrayText(keys)],
  );
  return new Map(rows.map(({ address, ...mail }) => [address, mail]));
}

/**
 * Marketing messages by address that count for a cap: those that left, may have left, or are leaving now. Only asked for
 * where a hub has a cap: one index look-up for each address.
 */
export async function loadMarketingSent(
  database: Database,
  hubId: string,
  { channel, addresses, since }: { channel: Channel; addresses: readonly string[]; since: Date },
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await database.query<{ address: string; ids: string[] }>(
    `select s.to_address as address, array_agg(distinct s.message_id) as ids from (
       select a.to_address, a.message_id from attempt a
       where a.hub_id = $1 and a.address_key = any($5::text[]) and a.to_address = any($2::text[]) and a.started_at > $3 and a.status not in ('not_sent', 'failed')
       union all
       select q.to_address, q.message_id from send_queue q where q.hub_id = $1 and q.channel = $4 and q.phase = 'sending' and q.to_address = any($2::text[])) s
     join message m on m.id = s.message_id where m.channel = $4 and m.purpose = 'marketing' group by s.to_address`,
    [hubId, addresses, since, channel, addresses.map((address) => address.toLowerCase())],
  );
  return new Map(rows.map(({ address, ids }) => [address, new Set(ids)]));
}
