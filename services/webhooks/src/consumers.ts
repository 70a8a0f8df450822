import { apiKeyProjection } from '@messaging/service-kit';
import { EraseEventsWhenCustomerErased } from './erase-events-when-customer-erased/erase-events-when-customer-erased.consumer.js';
import { ProjectAccountsWhenSettingsChanged } from './project-accounts-when-settings-changed/project-accounts-when-settings-changed.consumer.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';

/** What this service hears. */
export const consumers = [ProjectAccountsWhenSettingsChanged, ProvisionHubWhenHubSeen, EraseEventsWhenCustomerErased, apiKeyProjection('webhooks')] as const;
