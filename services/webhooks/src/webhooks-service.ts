import type { ServiceDefinition } from '@messaging/service-kit';
import { WebhooksModule } from './webhooks.module.js';
import type { WebhooksSettings } from './webhooks-settings.js';
import { sealedValues } from './store/sealed-values.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** ERP events by HTTP, provider callbacks and the opt-out page. */
export const webhooksService: ServiceDefinition<WebhooksSettings> = {
  name: 'webhooks',
  entities,
  migrations,
  sealed: sealedValues,
  module: (parts, settings) => WebhooksModule.register(parts, settings),
};
