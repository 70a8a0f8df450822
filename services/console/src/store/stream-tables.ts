import { defineEntity, hubWall, p } from '@messaging/persistence';

/** The buffer of `GET /stream`: what happened while somebody listened, bounded in age and number. */
export const streamEntities = () => [
  defineEntity({
    name: 'StreamEvent',
    tableName: 'stream_event',
    ...hubWall,
    properties: {
      id: p.bigint().autoincrement().primary(),
      hubId: p.text(),
      event: p.text(),
      data: p.json<Record<string, unknown>>(),
      at: p.datetime().defaultRaw('clock_timestamp()'),
    },
    indexes: [{ name: 'stream_event_hub', properties: ['hubId', 'id'] }, { name: 'stream_event_at', properties: ['at'] }],
  }),
  /** Hubs that somebody listens to. Without listeners nothing is written for a hub. */
  defineEntity({
    name: 'StreamListener',
    tableName: 'stream_listener',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      until: p.datetime(),
      /** Everything after this id is in the buffer. */
      completeAfter: p.bigint(),
    },
  }),
];
