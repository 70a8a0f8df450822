import { defineEntity, hubWall, p } from '@messaging/persistence';

/**
 * The tables that every service has in its schema, so that events, positions and delays commit together with its state.
 * A function and not constants: MikroORM binds an entity to the schema of the ORM that discovers it, and standalone has one
 * ORM per service. The statements on these tables are hand-written next to their use.
 */
export function eventingEntities() {
  return [outbox(), outboxHead(), inbox(), logCursor(), due(), parkedEvent()];
}

const now = 'clock_timestamp()';

/** Events of this service, in the transaction that made them true. `pos` is null until the sequencer stamps it. Of one commit several may be one row (`bundled`). */
const outbox = () =>
  defineEntity({
    name: 'OutboxRow',
    tableName: 'outbox',
    ...hubWall,
    properties: {
      id: p.bigint('number').primary().autoincrement(),
      pos: p.bigint('number').nullable(),
      eventId: p.uuid(),
      topic: p.text(),
      key: p.text(),
      type: p.text(),
      source: p.text(),
      hubId: p.text(),
      time: p.datetime(),
      headers: p.json(),
      payload: p.json(),
      events: p.integer().default(1),
      createdAt: p.datetime().defaultRaw(now),
    },
    indexes: [
      { name: 'outbox_new', properties: ['id'], where: 'pos is null' },
      { name: 'outbox_topic_pos', properties: ['topic', 'pos'], where: 'pos is not null' },
    ],
    uniques: [{ name: 'outbox_pos', properties: ['pos'] }],
  });

/** The highest position assigned. One row. */
const outboxHead = () =>
  defineEntity({
    name: 'OutboxHead',
    tableName: 'outbox_head',
    properties: { one: p.boolean().primary().default(true), pos: p.bigint('number') },
  });

/** Events that each consumer has processed: a second delivery finds the row and has no effect. */
const inbox = () =>
  defineEntity({
    name: 'InboxRow',
    tableName: 'inbox',
    primaryKeys: ['consumer', 'eventId'],
    properties: { consumer: p.text().primary(), eventId: p.uuid().primary(), at: p.datetime().defaultRaw(now) },
    indexes: [{ name: 'inbox_at', properties: ['at'] }],
  });

/** Embedded broker: how far a consumer has read one source's outbox. Moves in the transaction of the effect. */
const logCursor = () =>
  defineEntity({
    name: 'LogCursor',
    tableName: 'log_cursor',
    properties: { consumer: p.text().primary(), source: p.text().primary(), topic: p.text(), pos: p.bigint('number') },
  });

/** Things to be done later, such as delayed executions. */
const due = () =>
  defineEntity({
    name: 'DueRow',
    tableName: 'due',
    ...hubWall,
    properties: {
      id: p.bigint('number').primary().autoincrement(),
      hubId: p.text(),
      kind: p.text(),
      dedupeKey: p.text(),
      subjectKey: p.text(),
      dueAt: p.datetime(),
      payload: p.json(),
    },
    indexes: [
      { name: 'due_at_id', properties: ['dueAt', 'id'] },
      { name: 'due_subject', properties: ['hubId', 'subjectKey'] },
    ],
    uniques: [{ name: 'due_dedupe', properties: ['hubId', 'dedupeKey'] }],
  });

/** Events that a consumer could not finish: waiting for a retry, or parked for a person. */
const parkedEvent = () =>
  defineEntity({
    name: 'ParkedEvent',
    tableName: 'parked_event',
    ...hubWall,
    properties: {
      id: p.bigint('number').primary().autoincrement(),
      consumer: p.text(),
      eventId: p.uuid(),
      hubId: p.text(),
      key: p.text(),
      envelope: p.json(),
      state: p.text(), // retry | parked
      attempts: p.integer(),
      nextAt: p.datetime(),
      reasonCode: p.text(),
      reasonDetail: p.text(),
      createdAt: p.datetime().defaultRaw(now),
    },
    indexes: [
      { name: 'parked_event_next', properties: ['nextAt'], where: `state = 'retry'` },
      { name: 'parked_event_key', properties: ['consumer', 'key', 'id'] },
    ],
    uniques: [{ name: 'parked_event_once', properties: ['consumer', 'eventId'] }],
  });
