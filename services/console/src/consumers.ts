import { apiKeyProjection } from '@messaging/service-kit';
import { ShowHubWhenSettingsChanged } from './show-hub-when-settings-changed/show-hub-when-settings-changed.consumer.js';

/** What this service hears. */
export const consumers = [ShowHubWhenSettingsChanged, apiKeyProjection('console')] as const;
