import { apiKeyProjection } from '@messaging/service-kit';
import { FollowSettingsConsumer } from './follow-settings/follow-settings.consumer.js';
import { FollowTemplatesConsumer } from './follow-templates/follow-templates.consumer.js';
import { ProvisionHubWhenHubSeenConsumer } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';

/** What this service hears. */
export const consumers = [FollowSettingsConsumer, FollowTemplatesConsumer, ProvisionHubWhenHubSeenConsumer, apiKeyProjection('campaigns')];
