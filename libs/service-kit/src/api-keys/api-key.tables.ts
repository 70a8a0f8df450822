import type { Permission } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/** API keys as a service that does not own them knows them: by hash, out of `settings.changed`. Tables of each such service. */
export const apiKeyEntities = () => [
  defineEntity({
    name: 'ApiKey',
    tableName: 'api_key',
    ...hubWall,
    properties: { hash: p.text().primary(), hubId: p.text(), id: p.uuid(), name: p.text(), permissions: p.json<Permission[]>() },
    indexes: [{ name: 'api_key_hub', properties: ['hubId'] }],
  }),
  /** Up to which revision of a hub's settings its keys are known: an older event never brings a revoked key back. */
  defineEntity({
    name: 'ApiKeyRevision',
    tableName: 'api_key_revision',
    ...hubWall,
    properties: { hubId: p.text().primary(), revision: p.integer() },
  }),
];
