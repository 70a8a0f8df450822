import { eventingEntities } from '@messaging/eventing';
import { defineEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities, idempotentRequestEntity } from '@messaging/service-kit';

/** Every table of this service's schema. A function: MikroORM binds entities to the one ORM that discovers them. */
export function entities() {
  return [...eventingEntities(), ...apiKeyEntities(), hub(), template(), templateVersion(), idempotentRequestEntity()];
}

/** Hubs that this service has met, with what a preview needs of their settings. */
const hub = () =>
  defineEntity({
    name: 'Hub',
    tableName: 'hub',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      name: p.text().nullable(),
      locale: p.text().nullable(),
      timeZone: p.text().nullable(),
      revision: p.bigint('number').default(-1),
      seenAt: p.datetime(),
    },
  });

/** Heads: which version is current. A deleted one stays, because messages still name its versions. */
const template = () =>
  defineEntity({
    name: 'Template',
    tableName: 'template',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      name: p.text(),
      channel: p.text(),
      category: p.text(),
      version: p.integer(),
      isActive: p.boolean(),
      isSystem: p.boolean(),
      isDeleted: p.boolean(),
      createdAt: p.datetime(),
      updatedAt: p.datetime(),
    },
    indexes: [{ name: 'template_newest', properties: ['hubId', 'createdAt', 'id'], where: 'not is_deleted' }],
  });

/** What a template said in each version. Rows are never changed. */
const templateVersion = () =>
  defineEntity({
    name: 'TemplateVersion',
    tableName: 'template_version',
    ...hubWall,
    primaryKeys: ['templateId', 'version'],
    properties: {
      templateId: p.uuid().primary(),
      version: p.integer().primary(),
      hubId: p.text(),
      content: p.json(),
      variables: p.json(),
      createdAt: p.datetime(),
    },
  });
