import type { ServiceDefinition } from '@messaging/service-kit';
import { TemplatesModule } from './templates.module.js';
import type { TemplatesSettings } from './templates-settings.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** Templates: what messages say, in immutable versions. */
export const templatesService: ServiceDefinition<TemplatesSettings> = {
  name: 'templates',
  entities,
  migrations,
  module: (parts, settings) => TemplatesModule.register(parts, settings),
};
