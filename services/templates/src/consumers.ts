import { apiKeyProjection } from '@messaging/service-kit';
import { ProjectCustomerWhenStateChanged } from './project-customer-when-state-changed/project-customer-when-state-changed.consumer.js';
import { ProjectHubWhenSettingsChanged } from './project-hub-when-settings-changed/project-hub-when-settings-changed.consumer.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { TrackUseWhenAutomationChanged } from './track-use-when-automation-changed/track-use-when-automation-changed.consumer.js';
import { TrackUseWhenCampaignChanged } from './track-use-when-campaign-changed/track-use-when-campaign-changed.consumer.js';

/** What this service hears. */
export const consumers = [
  ProvisionHubWhenHubSeen, ProjectHubWhenSettingsChanged, ProjectCustomerWhenStateChanged, TrackUseWhenAutomationChanged, TrackUseWhenCampaignChanged,
  apiKeyProjection('templates'),
] as const;
