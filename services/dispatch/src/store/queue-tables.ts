import type { Channel, Lane } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/**
 * Where a message stands on its way out. `queued`: waits for `nextAt`. `sending`: marked, its call may have begun.
 * `unknown`: nobody knows what became of its call; at `nextAt` the policy of its purpose is applied. `undelivered`: the
 * provider took it and could not deliver it; it is called again at `nextAt`, and its status stays what it was.
 */
export type QueuePhase = 'queued' | 'sending' | 'unknown' | 'undelivered';

/**
 * What is still to be sent, or to be settled: a narrow row per message, deleted with its outcome. The one index over the
 * queue holds nothing that marking changes, so a mark stays on its page; with an index on (next_at, id) beside it the
 * planner walked 884,600 rows (EVENTING.md section 6).
 */
export const sendQueue = () =>
  defineEntity({
    name: 'SendQueueRow',
    tableName: 'send_queue',
    ...hubWall,
    properties: {
      messageId: p.uuid().primary(),
      hubId: p.text(),
      channel: p.text().$type<Channel>(),
      lane: p.text().$type<Lane>(),
      nextAt: p.datetime(),
      /** While its campaign is paused: when it would be due if it were not. */
      dueAt: p.datetime().nullable(),
      /** Whose gate must be open when it is called. */
      campaignId: p.uuid().nullable(),
      phase: p.text().$type<QueuePhase>().default('queued'),
      /** Calls begun so far: the fence of the next mark, and the number of the last attempt. */
      attempts: p.integer().default(0),
      /** Times it was put back because it was certainly not sent: the exponent of its backoff. */
      retries: p.integer().default(0),
      /** Times it was sent again although nobody knew what became of the call before. */
      resends: p.smallint().default(0),
      /** The mark of the call under way, or of the one that nobody knows of: whose it is, and what it will leave behind. */
      holder: p.uuid().nullable(),
      attemptId: p.uuid().nullable(),
      provider: p.text().nullable(),
      accountId: p.uuid().nullable(),
      toAddress: p.text().nullable(),
      startedAt: p.datetime().nullable(),
    },
    indexes: [{ name: 'send_queue_order', properties: ['channel', 'hubId', 'lane', 'nextAt', 'messageId'] }],
  });

/**
 * Whose turn it is on a channel: a row per hub with something queued there, derived from `send_queue` and restored by a
 * sweep. A process works a hub's channel only while it holds the turn, so connections, rates and breakers of an account
 * are counted in one place.
 */
export const sendTurn = () =>
  defineEntity({
    name: 'SendTurn',
    tableName: 'send_turn',
    ...hubWall,
    properties: {
      channel: p.text().primary(),
      hubId: p.text().primary(),
      /** When the hub's earliest message is due. */
      nextAt: p.datetime(),
      turnAt: p.datetime().defaultRaw('clock_timestamp()'),
      /** New each time the turn is taken: marks of an earlier holder are told from those of the present one. */
      holder: p.uuid().nullable(),
      /** The process that holds it; it keeps an advisory lock on this id for as long as it lives. */
      process: p.uuid().nullable(),
      leaseUntil: p.datetime().nullable(),
    },
    indexes: [{ name: 'send_turn_order', properties: ['channel', 'turnAt'] }],
  });

/** A call whose outcome nobody knows, and when its provider is asked next. */
export const unknownCall = () =>
  defineEntity({
    name: 'UnknownCall',
    tableName: 'unknown_call',
    ...hubWall,
    properties: {
      attemptId: p.uuid().primary(),
      messageId: p.uuid(),
      hubId: p.text(),
      nextAt: p.datetime(),
      /** Looks begun so far. */
      looks: p.smallint().default(0),
    },
    indexes: [{ name: 'unknown_call_due', properties: ['nextAt'] }],
  });
