import type { ServiceDefinition } from '@messaging/service-kit';
import { CampaignsModule } from './campaigns.module.js';
import type { CampaignsSettings } from './campaigns-settings.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** Campaigns: one message to many, and what became of each (README.md). */
export const campaignsService: ServiceDefinition<CampaignsSettings> = {
  name: 'campaigns',
  entities,
  migrations,
  module: (parts, settings) => CampaignsModule.register(parts, settings),
};
