import { defineEntity, hubWall, p } from '@messaging/persistence';

/** First answers of requests that carried an Idempotency-Key, kept 24 h (API.md section 2). A table of each service that calls `acceptOnce`. */
export const idempotentRequestEntity = () =>
  defineEntity({
    name: 'IdempotentRequest',
    tableName: 'idempotent_request',
    ...hubWall,
    primaryKeys: ['hubId', 'route', 'key'],
    properties: {
      hubId: p.text().primary(),
      route: p.text().primary(),
      key: p.text().primary(),
      bodyHash: p.text(),
      answer: p.json().nullable(),
      createdAt: p.datetime(3),
    },
    indexes: [{ name: 'idempotent_request_age', properties: ['hubId', 'createdAt'] }],
  });
