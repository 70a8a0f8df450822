import type { HookAttempt, HookEventType } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/** Where a hub wants to be told of what happens. */
const hook = () =>
  defineEntity({
    name: 'Hook',
    tableName: 'hook',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      url: p.text(),
      events: p.json<HookEventType[]>(),
      description: p.text().nullable(),
      isActive: p.boolean(),
      /** `whsec_…`, sealed. */
      secret: p.text(),
      secretHint: p.text(),
      /** Why the platform gave it up; null while a person decides. */
      reasonCode: p.text().nullable(),
      reasonDetail: p.text().nullable(),
      /** Since when nothing arrives; null after a success. */
      failingSince: p.datetime().nullable(),
      lastSuccessAt: p.datetime().nullable(),
      // Whole milliseconds: it is the place in a list's cursor.
      createdAt: p.datetime(3),
      updatedAt: p.datetime(3),
    },
    indexes: [{ name: 'hook_newest', properties: ['hubId', 'createdAt', 'id'] }],
  });

/** One event on its way to one hook. `id` is derived from both, so an event told twice is one delivery. */
const hookDelivery = () =>
  defineEntity({
    name: 'HookDelivery',
    tableName: 'hook_delivery',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      hookId: p.uuid(),
      type: p.text(),
      customerId: p.text().nullable(),
      /** Exactly the bytes that are signed and sent. */
      body: p.text(),
      status: p.text().default('pending'), // pending | delivered | failed
      attempts: p.integer().default(0),
      /** When it is due; while it is called, when the lease on it runs out. */
      nextAt: p.datetime(),
      /** The newest attempts. */
      log: p.json<HookAttempt[]>().defaultRaw(`'[]'::jsonb`),
      createdAt: p.datetime(3),
    },
    indexes: [
      { name: 'hook_delivery_due', properties: ['hookId', 'nextAt', 'id'], where: `status = 'pending'` },
      { name: 'hook_delivery_newest', properties: ['hookId', 'createdAt', 'id'] },
      { name: 'hook_delivery_age', properties: ['createdAt'] },
      { name: 'hook_delivery_customer', properties: ['hubId', 'customerId'], where: 'customer_id is not null' },
    ],
  });

export const hookEntities = () => [hook(), hookDelivery()];
