import { apiKeyProjection, settlesParkedEvents } from '@messaging/service-kit';
import { FollowCustomersConsumer } from './follow-customers/follow-customers.consumer.js';
import { FollowSettingsConsumer } from './follow-settings/follow-settings.consumer.js';
import { FollowSuppressionsConsumer } from './follow-suppressions/follow-suppressions.consumer.js';
import { FollowTemplatesConsumer } from './follow-templates/follow-templates.consumer.js';
import { KeepSaleWhenSaleCompletedConsumer } from './keep-sale-when-sale-completed/keep-sale-when-sale-completed.consumer.js';
import { PauseCampaignsWhenChannelBrokenConsumer } from './pause-campaigns-when-channel-broken/pause-campaigns-when-channel-broken.consumer.js';
import { PauseCampaignsWhenSenderChangedConsumer } from './pause-campaigns-when-sender-changed/pause-campaigns-when-sender-changed.consumer.js';
import { ProvisionHubWhenHubSeenConsumer } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { UpdateRecipientsWhenMessagesProgressedConsumer } from './update-recipients-when-messages-progressed/update-recipients-when-messages-progressed.consumer.js';

/** What this service hears. */
export const consumers = [
  FollowCustomersConsumer,
  FollowSuppressionsConsumer,
  FollowSettingsConsumer,
  FollowTemplatesConsumer,
  ProvisionHubWhenHubSeenConsumer,
  UpdateRecipientsWhenMessagesProgressedConsumer,
  PauseCampaignsWhenChannelBrokenConsumer,
  PauseCampaignsWhenSenderChangedConsumer,
  KeepSaleWhenSaleCompletedConsumer,
  apiKeyProjection('campaigns'),
  settlesParkedEvents('campaigns'),
];
