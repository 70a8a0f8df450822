import type { ServiceDefinition } from '@messaging/service-kit';
import { DispatchModule } from './dispatch.module.js';
import type { DispatchSettings } from './dispatch-settings.js';
import { sealedValues } from './rotate-keys/sealed-values.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** Messages, attempts, receipts, settings, customers, consent: everything about sending. */
export const dispatchService: ServiceDefinition<DispatchSettings> = {
  name: 'dispatch',
  entities,
  migrations,
  sealed: sealedValues,
  module: (parts, settings) => DispatchModule.register(parts, settings),
};
