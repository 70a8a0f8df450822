import type { ServiceDefinition } from '@messaging/service-kit';
import { migrations } from './store/migrations/index.js';
import { sealedValues } from './store/sealed-values.js';
import { entities } from './store/tables.js';
import type { WebhooksSettings } from './webhooks-settings.js';
import { WebhooksModule } from './webhooks.module.js';

export type { CallbackParsers, DoorKeeper } from './receive-callback/callback-parsers.js';
export type { WebhooksSettings } from './webhooks-settings.js';

/** ERP events by HTTP, provider callbacks and the opt-out page. */
export const webhooksService: ServiceDefinition<WebhooksSettings> = {
  name: 'webhooks',
  entities,
  migrations,
  sealed: sealedValues,
  module: (parts, settings) => WebhooksModule.register(parts, settings),
};
