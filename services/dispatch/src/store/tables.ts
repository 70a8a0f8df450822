import type { Category, Channel, CustomerFields, Lane, MessageStatus, Permission, Purpose, TemplateVersionPublished } from '@messaging/contracts';
import { eventingEntities } from '@messaging/eventing';
import { defineEntity, encryptionKeyEntity, hubWall, p } from '@messaging/persistence';
import { idempotentRequestEntity } from '@messaging/service-kit';
import type { KnownSenders } from '../gate-campaign/sender.rules.js';
import { campaignChunk, campaignGate } from './campaign-tables.js';
import { sendingPause } from './pause-tables.js';
import { sendQueue, sendTurn, unknownCall } from './queue-tables.js';
import { conversations } from './conversation-tables.js';
import { people } from './customer-tables.js';
import { imports } from './import-tables.js';
import { vendorTemplates } from './vendor-template-tables.js';

/** Every table of the schema `dispatch`. A factory: MikroORM binds an entity to the ORM that discovers it. */
export function entities() {
  return [
    ...eventingEntities(), encryptionKeyEntity(), idempotentRequestEntity(), ...ledger(), sendingPause(), ...registry(), ...people(), ...imports(), ...conversations(), ...vendorTemplates(), ...projections(),
  ];
}

const now = 'clock_timestamp()';

/** Messages, attempts, receipts, decisions: the ledger. */
function ledger() {
  return [message(), attempt(), receipt(), decision(), sendQueue(), sendTurn(), unknownCall(), cancelTombstone(), campaignGate(), campaignChunk()];
}

/**
 * Inserted once, and updated when something is known of it: an attempt's outcome, a receipt, a cancellation. No column
 * that ever changes stands in an index, so that an update stays on its page (HOT): where a message stands on its way
 * is in `send_queue`, its addresses and external ids are found by its attempts.
 */
const message = () =>
  defineEntity({
    name: 'MessageRow',
    tableName: 'message',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      /** The idempotency key, beginning with the hub. The id is derived from it, so the primary key is what makes it unique. */
      idem: p.text(),
      /** Hash of the request body, so that one key with another body is refused. */
      requestHash: p.text().nullable(),
      direction: p.text().default('outbound'),
      sandbox: p.boolean().default(false),
      channel: p.text().$type<Channel>(),
      lane: p.text().$type<Lane>(),
      category: p.text().$type<Category>(),
      purpose: p.text().$type<Purpose>(),
      toAddress: p.text().nullable(),
      /** The caller chose `toAddress`; otherwise it is where the customer was reached last, and is read anew each time. */
      toGiven: p.boolean().default(false),
      fromAddress: p.text().nullable(),
      customerId: p.text().nullable(),
      templateId: p.uuid().nullable(),
      templateVersion: p.integer().nullable(),
      /** Given with the call; a template's text is rendered from `renderContext` when read. */
      subject: p.text().nullable(),
      body: p.text().nullable(),
      variables: p.json<Record<string, unknown>>().nullable(),
      eventData: p.json<Record<string, unknown>>().nullable(),
      carriedCustomer: p.json<CustomerFields>().nullable(),
      restsOnEventId: p.uuid().nullable(),
      restsOnEventTime: p.datetime().nullable(),
      /** Exactly the variables that went into the text, with language and zone: what was sent can be read for ever. */
      renderContext: p.json<Record<string, unknown>>().nullable(),
      status: p.text().$type<MessageStatus>().default('queued'),
      statusRank: p.smallint().default(0),
      /** Since when it has its status. */
      statusAt: p.datetime().defaultRaw(now),
      /** Attempts with an outcome. */
      attempts: p.integer().default(0),
      reasonCode: p.text().nullable(),
      reasonDetail: p.text().nullable(),
      provider: p.text().nullable(),
      accountId: p.uuid().nullable(),
      externalId: p.text().nullable(),
      segments: p.smallint().nullable(),
      campaignId: p.uuid().nullable(),
      automationId: p.uuid().nullable(),
      executionId: p.uuid().nullable(),
      resendOf: p.uuid().nullable(),
      /** Of an inbound one; written once, as HOT updates want it of an indexed column. */
      conversationId: p.uuid().nullable(),
      /** The address it is found by before anything was tried, and an inbound one's id at its vendor; neither ever changes. */
      addressKey: p.text().generated(`lower(case when (direction = 'inbound'::text) then from_address when to_given then to_address else null::text end) stored`).nullable(),
      inboundId: p.text().generated(`case when (direction = 'inbound'::text) then external_id else null::text end stored`).nullable(),
      metadata: p.json<Record<string, unknown>>().nullable(),
      traceparent: p.text().nullable(),
      sendAt: p.datetime().nullable(),
      expiresAt: p.datetime().nullable(),
      // Whole milliseconds: it is the place in a list's cursor, and a JavaScript date holds no more.
      createdAt: p.datetime().defaultRaw(`date_trunc('milliseconds'::text, clock_timestamp())`),
      sentAt: p.datetime().nullable(),
      deliveredAt: p.datetime().nullable(),
      readAt: p.datetime().nullable(),
      failedAt: p.datetime().nullable(),
    },
    indexes: [
      { name: 'message_list', properties: ['hubId', 'createdAt', 'id'] },
      { name: 'message_campaign', properties: ['hubId', 'campaignId', 'createdAt', 'id'], where: 'campaign_id is not null' },
      { name: 'message_customer', properties: ['hubId', 'customerId', 'createdAt', 'id'], where: 'customer_id is not null' },
      { name: 'message_conversation', properties: ['conversationId', 'createdAt', 'id'], where: 'conversation_id is not null' },
      { name: 'message_channel', properties: ['hubId', 'channel', 'createdAt', 'id'] },
      // Searched by prefix (text_pattern_ops, whatever the database's collation).
      { name: 'message_address', properties: ['hubId', 'addressKey'], where: 'address_key is not null' },
      { name: 'message_inbound_id', properties: ['hubId', 'inboundId'], where: 'inbound_id is not null' },
    ],
  });

/** One provider call, written with its outcome; a call under way is a mark in `send_queue`. */
const attempt = () =>
  defineEntity({
    name: 'AttemptRow',
    tableName: 'attempt',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      messageId: p.uuid(),
      hubId: p.text(),
      number: p.integer(),
      provider: p.text(),
      accountId: p.uuid(),
      toAddress: p.text(),
      addressKey: p.text().generated('lower(to_address) stored').nullable(),
      /** sent | not_sent | unknown | failed | delivered | read */
      status: p.text(),
      statusRank: p.smallint().default(0),
      externalId: p.text().nullable(),
      response: p.text().nullable(),
      failureClass: p.text().nullable(),
      failureCode: p.text().nullable(),
      failureDetail: p.text().nullable(),
      startedAt: p.datetime().defaultRaw(now),
      finishedAt: p.datetime().nullable(),
    },
    uniques: [{ name: 'attempt_number', properties: ['messageId', 'number'] }],
    indexes: [
      // Both are searched by prefix, too (text_pattern_ops).
      { name: 'attempt_external', properties: ['hubId', 'externalId'], where: 'external_id is not null' },
      { name: 'attempt_address', properties: ['hubId', 'addressKey'] },
      // For the usage of a month: attempts stand in the order of their start, and one that is updated stays where it is.
      { name: 'attempt_started', properties: ['startedAt'], type: 'brin' },
    ],
  });

/** What a provider said about an attempt; append only. The id is derived from account and dedupe key. `matched` is false while no attempt answers to it. */
const receipt = () =>
  defineEntity({
    name: 'ReceiptRow',
    tableName: 'receipt',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      accountId: p.uuid(),
      provider: p.text(),
      dedupeKey: p.text(),
      attemptId: p.uuid().nullable(),
      externalId: p.text().nullable(),
      messageId: p.uuid().nullable(),
      status: p.text(),
      providerStatus: p.text(),
      at: p.datetime(),
      receivedAt: p.datetime().defaultRaw(now),
      failure: p.json<{ class: string; code: string; detail: string }>().nullable(),
      raw: p.text(),
      matched: p.boolean().default(false),
    },
    indexes: [
      { name: 'receipt_unmatched', properties: ['receivedAt'], where: 'not matched' },
      { name: 'receipt_message', properties: ['messageId'], where: 'message_id is not null' },
    ],
  });

/** Skips, delays, re-sends, cancellations: lines of the timeline that no attempt or receipt tells. */
const decision = () =>
  defineEntity({
    name: 'DecisionRow',
    tableName: 'decision',
    ...hubWall,
    properties: {
      id: p.bigint('number').primary().autoincrement(),
      hubId: p.text(),
      messageId: p.uuid(),
      at: p.datetime().defaultRaw(now),
      code: p.text(),
      detail: p.text(),
      data: p.json<Record<string, unknown>>().nullable(),
    },
    indexes: [{ name: 'decision_message', properties: ['messageId', 'id'] }],
  });

/** A cancel that came before its send (30 days). */
const cancelTombstone = () =>
  defineEntity({
    name: 'CancelTombstone',
    tableName: 'cancel_tombstone',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      messageId: p.uuid().primary(),
      reasonCode: p.text(),
      reasonDetail: p.text(),
      createdAt: p.datetime().defaultRaw(now),
    },
  });

/** Hubs, their settings, secrets and provider accounts. */
function registry() {
  return [
    defineEntity({
      name: 'HubRow',
      tableName: 'hub',
      ...hubWall,
      properties: {
        hubId: p.text().primary(),
        settings: p.json<Record<string, unknown>>(),
        revision: p.integer().default(1),
        /** The key that the newest settings' event was sealed with. */
        announcedKid: p.text().nullable(),
        /** Whom its messages come from, and came from lately; nothing until it is announced. */
        senders: p.json<KnownSenders>().nullable(),
        createdAt: p.datetime().defaultRaw(now),
      },
    }),
    // The operator's own, of no hub: no wall, and no route of a hub reads them.
    defineEntity({
      name: 'SharedAccountRow',
      tableName: 'shared_account',
      properties: {
        channel: p.text().$type<Channel>().primary(), settings: p.json<Record<string, unknown>>(), hubs: p.json<string[]>().nullable(), updatedAt: p.datetime().defaultRaw(now),
      },
    }),
    defineEntity({
      name: 'SharedSecretRow',
      tableName: 'shared_secret',
      properties: { path: p.text().primary(), sealed: p.text(), hint: p.text(), updatedAt: p.datetime().defaultRaw(now) },
    }),
    defineEntity({
      name: 'SecretRow',
      tableName: 'secret',
      ...hubWall,
      properties: { hubId: p.text().primary(), path: p.text().primary(), sealed: p.text(), hint: p.text(), updatedAt: p.datetime().defaultRaw(now) },
    }),
    defineEntity({
      name: 'AccountRow',
      tableName: 'account',
      ...hubWall,
      properties: { id: p.uuid().primary(), hubId: p.text(), provider: p.text(), channel: p.text().$type<Channel>() },
      uniques: [{ name: 'account_once', properties: ['hubId', 'provider', 'channel'] }],
    }),
    /** What trying the account of a channel came to; nothing of an account that was changed since. */
    defineEntity({
      name: 'VerificationRow',
      tableName: 'verification',
      ...hubWall,
      properties: {
        hubId: p.text().primary(), channel: p.text().$type<Channel>().primary(),
        /** When the account was last made another; nothing: before that was noted. */
        accountSince: p.datetime().nullable(),
        at: p.datetime().nullable(), ok: p.boolean().nullable(), failedSteps: p.json<string[]>().nullable(),
      },
    }),
    /** Keys of machines: by hash, so that whoever reads the table can use none. */
    defineEntity({
      name: 'ApiKeyRow',
      tableName: 'api_key',
      ...hubWall,
      properties: {
        id: p.uuid().primary(),
        hubId: p.text(),
        name: p.text(),
        hash: p.text(),
        permissions: p.json<Permission[]>(),
        hint: p.text(),
        createdBy: p.text(),
        createdAt: p.datetime(3),
        lastUsedAt: p.datetime(3).nullable(),
      },
      uniques: [{ name: 'api_key_hash', properties: ['hash'] }],
      indexes: [{ name: 'api_key_list', properties: ['hubId', 'createdAt', 'id'] }],
    }),
  ];
}

/** Template versions as the templates service published them. */
function projections() {
  return [
    defineEntity({
      name: 'TemplateVersionRow',
      tableName: 'template_version',
      ...hubWall,
      properties: {
        hubId: p.text().primary(),
        templateId: p.uuid().primary(),
        version: p.integer().primary(),
        content: p.json<TemplateVersionPublished>(),
      },
    }),
    defineEntity({
      name: 'TemplateHeadRow',
      tableName: 'template_head',
      ...hubWall,
      properties: {
        hubId: p.text().primary(),
        templateId: p.uuid().primary(),
        version: p.integer(),
        isActive: p.boolean(),
        isDeleted: p.boolean(),
        headAt: p.datetime(),
      },
    }),
  ];
}
