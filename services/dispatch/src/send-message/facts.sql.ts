import type { Channel, CustomerFields, TemplateVersionPublished } from '@messaging/contracts';
import type { Database } from '@messaging/persistence';

/** Facts are read in bulk, one statement per kind and batch, by the owning role: every statement names its hub. */

export interface CustomerFact {
  readonly customerId: string;
  readonly fields: CustomerFields;
  readonly lastEventTime: Date;
  readonly deletedAt: Date | null;
  readonly consents: Readonly<Partial<Record<Channel, boolean>>>;
}

export async function loadCustomers(database: Database, hubId: string, customerIds: readonly string[]): Promise<ReadonlyMap<string, CustomerFact>> {
  if (customerIds.length === 0) return new Map();
  const rows = await database.query<{ customerId: string; fields: CustomerFields; lastEventTime: Date; deletedAt: Date | null; consents: Partial<Record<Channel, boolean>> | null }>(
    `select c.customer_id as "customerId", c.fields, c.last_event_time as "lastEventTime", c.deleted_at as "deletedAt",
       (select jsonb_object_agg(s.channel, s.marketing) from consent s where s.hub_id = c.hub_id and s.customer_id = c.customer_id) as consents
     from customer c where c.hub_id = $1 and c.customer_id = any($2::text[])`,
    [hubId, customerIds],
  );
  return new Map(rows.map((row) => [row.customerId, { ...row, consents: row.consents ?? {} }]));
}

/** The customers behind bare addresses: their consent counts (API.md section 3, Settings). By address key. */
export async function customerIdsByAddress(database: Database, hubId: string, lookup: { channel: Channel; keys: readonly string[] }): Promise<ReadonlyMap<string, string>> {
  if (lookup.keys.length === 0) return new Map();
  const rows = await database.query<{ key: string; customer_id: string }>(
    `select key, min(customer_id) as customer_id from customer_address where hub_id = $1 and channel = $2 and key = any($3::text[]) group by key`,
    [hubId, lookup.channel, lookup.keys],
  );
  return new Map(rows.map((row) => [row.key, row.customer_id]));
}

export interface SuppressionFact {
  readonly address: string;
  readonly scope: 'all' | 'marketing';
  readonly reasonCode: string;
  readonly reasonDetail: string;
}

export async function loadSuppressions(database: Database, hubId: string, lookup: { channel: Channel; keys: readonly string[] }): Promise<ReadonlyMap<string, SuppressionFact>> {
  if (lookup.keys.length === 0) return new Map();
  const rows = await database.query<{ address: string; scope: 'all' | 'marketing'; reasonCode: string; reasonDetail: string }>(
    `select address, scope, reason_code as "reasonCode", reason_detail as "reasonDetail"
     from suppression where hub_id = $1 and channel = $2 and address = any($3::text[])`,
    [hubId, lookup.channel, lookup.keys],
  );
  return new Map(rows.map((row) => [row.address, row]));
}

/** `<template>:<version>` → content. Versions never change, so what is found may be kept. */
export async function loadTemplateVersions(database: Database, hubId: string, wanted: readonly { templateId: string; version: number }[]): Promise<ReadonlyMap<string, TemplateVersionPublished>> {
  if (wanted.length === 0) return new Map();
  const rows = await database.query<{ content: TemplateVersionPublished }>(
    `select content from template_version where hub_id = $1 and (template_id, version) in (select * from unnest($2::uuid[], $3::int[]))`,
    [hubId, wanted.map((w) => w.templateId), wanted.map((w) => w.version)],
  );
  return new Map(rows.map(({ content }) => [`${content.templateId}:${content.version}`, content]));
}
