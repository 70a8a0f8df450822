import { apiKeyProjection } from '@messaging/service-kit';
import { ProjectAccountsWhenSettingsChanged } from './project-accounts-when-settings-changed/project-accounts-when-settings-changed.consumer.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';

/** What this service hears. */
export const consumers = [ProjectAccountsWhenSettingsChanged, ProvisionHubWhenHubSeen, apiKeyProjection('webhooks')] as const;
