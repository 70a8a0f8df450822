import type { ActivityKind, Channel, CustomerFields, ReasonText } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

const now = 'clock_timestamp()';

/** The customer record, consent, suppressions, diary. */
export function people() {
  return [customer(), customerTerm(), customerAddress(), addressRereading(), consent(), suppression(), addressStrike(), whatsappWindow(), whatsappAlias(), activity(), automationName()];
}

const customer = () =>
  defineEntity({
    name: 'CustomerRow',
    tableName: 'customer',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      customerId: p.text().primary(),
      fields: p.json<CustomerFields>(),
      /** When each field was last said, by event time: an older event never overwrites a newer field. */
      fieldTimes: p.json<Record<string, string>>(),
      lastEventId: p.uuid(),
      lastEventTime: p.datetime(),
      deletedAt: p.datetime().nullable(),
      updatedAt: p.datetime().defaultRaw(now),
      /** Counts what was told of the customer (`customers.state`). */
      revision: p.integer().default(0),
      // Whole milliseconds: it is the place in a list's cursor.
      createdAt: p.datetime().defaultRaw(`date_trunc('milliseconds'::text, clock_timestamp())`),
      erasedAt: p.datetime().nullable(),
      /** What stands in `customer_term` for this customer. */
      searchTerms: p.array().default([]),
    },
    indexes: [{ name: 'customer_newest', properties: ['hubId', 'createdAt', 'customerId'], where: 'deleted_at is null' }],
  });

/**
 * What a search may begin with: one row per word, folded. The one key is the search's index, in the order of bytes;
 * `created_at` stands in it so that the newest of thousands are found without a look at their rows.
 */
const customerTerm = () =>
  defineEntity({
    name: 'CustomerTermRow',
    tableName: 'customer_term',
    ...hubWall,
    primaryKeys: ['hubId', 'term', 'createdAt', 'customerId'],
    properties: {
      hubId: p.text().primary(),
      term: p.text().collation('C').primary(),
      createdAt: p.datetime().primary(),
      customerId: p.text().primary(),
    },
  });

/** Hubs whose country has changed, so that the numbers of their customers are read anew. */
const addressRereading = () =>
  defineEntity({
    name: 'AddressRereadingRow',
    tableName: 'address_rereading',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      since: p.datetime().defaultRaw(now),
      /** The last customer that was read anew. */
      after: p.text().default(''),
    },
  });

/** Canonical addresses, for finding the customer behind a bare one. */
const customerAddress = () =>
  defineEntity({
    name: 'CustomerAddressRow',
    tableName: 'customer_address',
    ...hubWall,
    properties: { hubId: p.text().primary(), customerId: p.text().primary(), channel: p.text().primary().$type<Channel>(), key: p.text() },
    indexes: [{ name: 'customer_address_key', properties: ['hubId', 'channel', 'key'] }],
  });

const consent = () =>
  defineEntity({
    name: 'ConsentRow',
    tableName: 'consent',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      customerId: p.text().primary(),
      channel: p.text().primary().$type<Channel>(),
      /** Null: what the ERP said was taken back by it. */
      marketing: p.boolean().nullable(),
      at: p.datetime(),
      source: p.text(),
    },
  });

const suppression = () =>
  defineEntity({
    name: 'SuppressionRow',
    tableName: 'suppression',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      channel: p.text().primary().$type<Channel>(),
      address: p.text().primary(),
      /** `all`: nothing is sent; `marketing`: only what has no marketing purpose. */
      scope: p.text().$type<'all' | 'marketing'>(),
      reasonCode: p.text(),
      reasonDetail: p.text(),
      createdAt: p.datetime().defaultRaw(now),
      /** Some end by themselves. What lasts is kept beneath: then it is a refusal of marketing again. */
      endsAt: p.datetime().nullable(),
      lastingCode: p.text().nullable(),
      lastingDetail: p.text().nullable(),
    },
    indexes: [{ name: 'suppression_end', properties: ['endsAt'], where: 'ends_at is not null' }],
  });

/** A day on which an address failed in a way that closes it only when it comes again and again. */
const addressStrike = () =>
  defineEntity({
    name: 'AddressStrikeRow',
    tableName: 'address_strike',
    ...hubWall,
    properties: { hubId: p.text().primary(), channel: p.text().primary().$type<Channel>(), address: p.text().primary(), day: p.date().primary() },
  });

/** Numbers under which WhatsApp knows people whom the shop knows by another one. */
const whatsappAlias = () =>
  defineEntity({
    name: 'WhatsappAliasRow',
    tableName: 'whatsapp_alias',
    ...hubWall,
    properties: { hubId: p.text().primary(), alias: p.text().primary(), address: p.text() },
  });

/** When WhatsApp's window for free text closes, by the customer's number; opened by what the customer writes. */
const whatsappWindow = () =>
  defineEntity({
    name: 'WhatsappWindowRow',
    tableName: 'whatsapp_window',
    ...hubWall,
    properties: { hubId: p.text().primary(), address: p.text().primary(), lastInboundAt: p.datetime(), closesAt: p.datetime() },
  });

/** The diary, but for messages and replies, which have their own table. `id` is derived from the fact: told twice, it is one line. */
const activity = () =>
  defineEntity({
    name: 'ActivityRow',
    tableName: 'activity',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      customerId: p.text(),
      /** When it happened to the customer; whole milliseconds, for the cursor. */
      at: p.datetime(3),
      kind: p.text().$type<Exclude<ActivityKind, 'message' | 'reply'>>(),
      reasonCode: p.text().nullable(),
      reasonDetail: p.text().nullable(),
      reasonText: p.json<ReasonText>().nullable(), // in both languages, where it says more than the code's own sentence
      data: p.json<Record<string, unknown>>(),
    },
    indexes: [{ name: 'activity_newest', properties: ['hubId', 'customerId', 'at', 'id'] }],
  });

/** What automations are called, for the diary. */
const automationName = () =>
  defineEntity({
    name: 'AutomationNameRow',
    tableName: 'automation_name',
    ...hubWall,
    properties: { hubId: p.text().primary(), automationId: p.uuid().primary(), name: p.text(), toldAt: p.datetime() },
  });
