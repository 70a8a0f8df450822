import type { Channel } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/** `breaker`: the provider refuses the account or fails most calls. `staff`: the hold. `operator`: the hub is suspended. */
export type PauseCause = 'breaker' | 'staff' | 'operator';

/**
 * What stops a hub's sending, and what once did: open rows are the state that all processes share, closed ones explain
 * on a message's timeline why it waited.
 */
export const sendingPause = () =>
  defineEntity({
    name: 'SendingPause',
    tableName: 'sending_pause',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      scope: p.text().$type<Channel | 'all'>(),
      cause: p.text().$type<PauseCause>(),
      reasonCode: p.text(),
      reasonDetail: p.text(),
      since: p.datetime(3),
      endedAt: p.datetime(3).nullable(),
      /** Of a breaker: whose account it is, how often it was refused in a row, and until when nothing is called. */
      provider: p.text().nullable(),
      accountId: p.uuid().nullable(),
      sandbox: p.boolean().default(false),
      failures: p.integer().default(0),
      until: p.datetime(3).nullable(),
      /** Staff were told, and by which way; null: not yet. */
      alertedAt: p.datetime(3).nullable(),
      alertRoute: p.text().nullable(),
    },
    uniques: [{ name: 'sending_pause_open', properties: ['hubId', 'scope', 'cause'], where: 'ended_at is null' }],
    indexes: [{ name: 'sending_pause_since', properties: ['hubId', 'since'] }],
  });
