import type { ServiceDefinition } from '@messaging/service-kit';
import type { ConsoleSettings } from './console-settings.js';
import { ConsoleModule } from './console.module.js';
import { migrations } from './store/migrations/index.js';
import { sealedValues } from './store/sealed-values.js';
import { entities } from './store/tables.js';

export type { ConsoleSettings } from './console-settings.js';
export { issueSignInLink, type SignInLinkOptions } from './issue-sign-in-link/issue-sign-in-link.js';

/** The web console with sign-in, sessions and people; the proxy to the other services when they run apart. */
export const consoleService: ServiceDefinition<ConsoleSettings> = {
  name: 'console',
  entities,
  migrations,
  sealed: sealedValues,
  module: (parts, settings) => ConsoleModule.register(parts, settings),
};
