import { eventingEntities } from '@messaging/eventing';
import { defineEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities, idempotentRequestEntity } from '@messaging/service-kit';

/** Every table of this service's schema. A function: MikroORM binds entities to the one ORM that discovers them. */
export function entities() {
  return [...eventingEntities(), ...apiKeyEntities(), hub(), template(), templateVersion(), templateUse(), templateImage(), customer(), idempotentRequestEntity()];
}

/** Hubs that this service has met, with what their settings say of them once dispatch has told. */
const hub = () =>
  defineEntity({
    name: 'Hub',
    tableName: 'hub',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      profile: p.json().nullable(),
      smsCanBeAnswered: p.boolean().default(true),
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

/** Pictures of mails; anybody who knows the token may see one. */
const templateImage = () =>
  defineEntity({
    name: 'TemplateImage',
    tableName: 'template_image',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      token: p.text(),
      type: p.text(),
      bytes: p.integer(),
      sha256: p.text(),
      content: p.blob(),
      createdAt: p.datetime(3),
    },
    indexes: [{ name: 'template_image_newest', properties: ['hubId', 'createdAt', 'id'] }],
    uniques: [
      { name: 'template_image_token', properties: ['token'] },
      { name: 'template_image_once', properties: ['hubId', 'sha256'] },
    ],
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

/** Which automation or campaign sends which template, as they told: a template in use is not deleted. */
const templateUse = () =>
  defineEntity({
    name: 'TemplateUse',
    tableName: 'template_use',
    ...hubWall,
    primaryKeys: ['hubId', 'kind', 'objectId'],
    properties: {
      hubId: p.text().primary(),
      kind: p.text().primary(),
      objectId: p.uuid().primary(),
      templateId: p.uuid().nullable(), // null: it is over; kept, so that an older word of it changes nothing
      name: p.text(),
      eventTime: p.datetime(3),
    },
    indexes: [{ name: 'template_use_of_template', properties: ['hubId', 'templateId'], where: 'template_id is not null' }],
  });

/** Customers as dispatch told them last, for previews. */
const customer = () =>
  defineEntity({
    name: 'Customer',
    tableName: 'customer',
    ...hubWall,
    primaryKeys: ['hubId', 'customerId'],
    properties: {
      hubId: p.text().primary(),
      customerId: p.text().primary(),
      revision: p.bigint('number'),
      fields: p.json().nullable(), // null: deleted or erased
    },
  });
