import { apiKeyProjection } from '@messaging/service-kit';
import { ProjectHubWhenSettingsChanged } from './project-hub-when-settings-changed/project-hub-when-settings-changed.consumer.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';

/** What this service hears. */
export const consumers = [ProvisionHubWhenHubSeen, ProjectHubWhenSettingsChanged, apiKeyProjection('templates')] as const;
