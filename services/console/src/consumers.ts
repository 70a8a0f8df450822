import { apiKeyProjection } from '@messaging/service-kit';
import { FollowMessagesConsumer } from './count-messages/follow-messages.consumer.js';
import { FollowAutomationsConsumer } from './show-dashboard/follow-automations.consumer.js';
import { FollowCampaignsConsumer } from './show-dashboard/follow-campaigns.consumer.js';
import { FollowHooksConsumer } from './show-dashboard/follow-hooks.consumer.js';
import { FollowParkedEventsConsumer } from './show-dashboard/follow-parked-events.consumer.js';
import { ShowHubWhenSettingsChanged } from './show-hub-when-settings-changed/show-hub-when-settings-changed.consumer.js';

/** What this service hears. */
export const consumers = [ShowHubWhenSettingsChanged, FollowMessagesConsumer, FollowAutomationsConsumer, FollowCampaignsConsumer, FollowHooksConsumer, FollowParkedEventsConsumer, apiKeyProjection('console')] as const;
