import { eventingEntities } from '@messaging/eventing';
import { defineEntity, encryptionKeyEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities, idempotentRequestEntity } from '@messaging/service-kit';
import { hookEntities } from './hook-tables.js';

/** Every table of this service's schema. A function: MikroORM binds entities to the one ORM that discovers them. */
export function entities() {
  return [...eventingEntities(), encryptionKeyEntity(), ...apiKeyEntities(), idempotentRequestEntity(), ...hookEntities(), hub(), erpEvent(), erpEventParking(), callbackAccount(), callback(), callbackFact()];
}

/** Hubs that this service has met, with what the opt-out page shows of them. `revision` is that of the settings. */
const hub = () =>
  defineEntity({
    name: 'Hub',
    tableName: 'hub',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      name: p.text().nullable(),
      locale: p.text().nullable(),
      revision: p.bigint('number').default(-1),
      seenAt: p.datetime(),
    },
  });

/**
 * ERP events as they came by HTTP. `data` is JSON as text: what jsonb cannot hold (U+0000) must not be lost.
 * `id` is UUIDv5(hub, source, sourceId), so its unique key is the rule that a repeated event has no effect.
 */
const erpEvent = () =>
  defineEntity({
    name: 'ErpEvent',
    tableName: 'erp_event',
    ...hubWall,
    properties: {
      seq: p.bigint('number').primary().autoincrement(),
      id: p.uuid(),
      hubId: p.text(),
      source: p.text(),
      sourceId: p.text(),
      type: p.text(),
      customerId: p.text().nullable(),
      time: p.datetime(),
      receivedAt: p.datetime(),
      status: p.text(), // handled | parked | ignored
      reasonCode: p.text().nullable(),
      reasonDetail: p.text().nullable(),
      headers: p.json(),
      data: p.text(),
    },
    uniques: [{ name: 'erp_event_id', properties: ['id'] }],
    indexes: [
      { name: 'erp_event_newest', properties: ['hubId', 'seq'] },
      { name: 'erp_event_customer', properties: ['hubId', 'customerId', 'seq'] },
      { name: 'erp_event_type', properties: ['hubId', 'type', 'seq'] },
      { name: 'erp_event_unhandled', properties: ['hubId', 'status', 'seq'], where: `status <> 'handled'` },
    ],
  });

/** Consumers of other services that parked an event; without a row, a parked event was parked here, at the door. */
const erpEventParking = () =>
  defineEntity({
    name: 'ErpEventParking',
    tableName: 'erp_event_parking',
    ...hubWall,
    primaryKeys: ['eventId', 'consumer'],
    properties: {
      eventId: p.uuid().primary(),
      consumer: p.text().primary(),
      hubId: p.text(),
      state: p.text(), // parked | dropped
      reasonCode: p.text(),
      reasonDetail: p.text(),
      parkedAt: p.datetime(),
    },
  });

/** Whose callbacks are believed: projected from `settings.changed`. `secrets` stay sealed until they verify something. */
const callbackAccount = () =>
  defineEntity({
    name: 'CallbackAccount',
    tableName: 'callback_account',
    ...hubWall,
    properties: {
      accountId: p.uuid().primary(),
      hubId: p.text(),
      provider: p.text(),
      channel: p.text(),
      secrets: p.json(),
      previousSecrets: p.json().defaultRaw(`'{}'::jsonb`),
      identity: p.json().defaultRaw(`'{}'::jsonb`),
    },
    indexes: [{ name: 'callback_account_hub', properties: ['hubId'] }],
  });

/** Verified callbacks, byte for byte. */
const callback = () =>
  defineEntity({
    name: 'Callback',
    tableName: 'callback',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      accountId: p.uuid(),
      provider: p.text(),
      kind: p.text(), // status | inbound | all
      method: p.text(),
      url: p.text(),
      headers: p.json(),
      body: p.blob(),
      receivedAt: p.datetime(),
    },
  });

/** What each account has reported already: a replayed callback finds its facts here and has no effect. */
const callbackFact = () =>
  defineEntity({
    name: 'CallbackFact',
    tableName: 'callback_fact',
    ...hubWall,
    primaryKeys: ['accountId', 'dedupeKey'],
    properties: { accountId: p.uuid().primary(), dedupeKey: p.text().primary(), hubId: p.text(), callbackId: p.uuid() },
    indexes: [{ name: 'callback_fact_callback', properties: ['callbackId'] }],
  });
