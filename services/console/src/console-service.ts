import type { ServiceDefinition } from '@messaging/service-kit';
import { ConsoleModule } from './console.module.js';
import type { ConsoleSettings } from './console-settings.js';
import { sealedValues } from './store/sealed-values.js';
import { migrations } from './store/migrations/index.js';
import { entities } from './store/tables.js';

/** The web console with sign-in, sessions and people; the proxy to the other services when they run apart. */
export const consoleService: ServiceDefinition<ConsoleSettings> = {
  name: 'console',
  entities,
  migrations,
  sealed: sealedValues,
  module: (parts, settings) => ConsoleModule.register(parts, settings),
};
