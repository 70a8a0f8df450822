import { eventingEntities } from '@messaging/eventing';
import { defineEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities, idempotentRequestEntity } from '@messaging/service-kit';

/**
 * The tables of this service. A factory: MikroORM binds an entity to the ORM that discovers it, and standalone holds
 * one ORM per service. The statements over them stand beside this file as `*.sql.ts`.
 */
export function entities() {
  return [...eventingEntities(), ...apiKeyEntities(), hub(), templateHead(), templateVersion(), idempotentRequestEntity()];
}

/** A hub as this service knows it, with its settings once dispatch has told them. */
const hub = () =>
  defineEntity({
    name: 'Hub',
    tableName: 'hub',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      createdAt: p.datetime(3),
      settingsRevision: p.integer().default(0),
      settings: p.json().nullable(),
    },
  });

/** Which version of a template is current. */
const templateHead = () =>
  defineEntity({
    name: 'TemplateHead',
    tableName: 'template_head',
    ...hubWall,
    primaryKeys: ['hubId', 'templateId'],
    properties: {
      hubId: p.text().primary(),
      templateId: p.uuid().primary(),
      version: p.integer(),
      channel: p.text(),
      category: p.text(),
      isActive: p.boolean(),
      isDeleted: p.boolean(),
      eventTime: p.datetime(3),
    },
  });

/** What a template version says; rows never change. */
const templateVersion = () =>
  defineEntity({
    name: 'TemplateVersion',
    tableName: 'template_version',
    ...hubWall,
    primaryKeys: ['hubId', 'templateId', 'version'],
    properties: {
      hubId: p.text().primary(),
      templateId: p.uuid().primary(),
      version: p.integer().primary(),
      content: p.json(),
    },
  });
