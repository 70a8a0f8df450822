import type { ServiceDefinition } from '@messaging/service-kit';
import { CampaignsModule } from './campaigns.module.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** Campaigns: one message to many people, and what became of each (README.md). */
export const campaignsService: ServiceDefinition = {
  name: 'campaigns',
  entities,
  migrations,
  module: (parts) => CampaignsModule.register(parts),
};
