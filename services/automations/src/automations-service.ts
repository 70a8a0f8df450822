import type { ServiceDefinition } from '@messaging/service-kit';
import { AutomationsModule } from './automations.module.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** Automations: what is sent by itself, when, and to whom (README.md). */
export const automationsService: ServiceDefinition = {
  name: 'automations',
  entities,
  migrations,
  module: (parts) => AutomationsModule.register(parts),
};
