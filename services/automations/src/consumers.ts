import { apiKeyProjection, settlesParkedEvents } from '@messaging/service-kit';
import { FollowCustomerStateConsumer } from './follow-customer-state/follow-customer-state.consumer.js';
import { FollowCustomerEventsConsumer } from './follow-customer-events/follow-customer-events.consumer.js';
import { FollowSettingsConsumer } from './follow-settings/follow-settings.consumer.js';
import { FollowTemplateSubjectsConsumer } from './follow-template-subjects/follow-template-subjects.consumer.js';
import { FollowTemplatesConsumer } from './follow-templates/follow-templates.consumer.js';
import { ProvisionHubWhenHubSeenConsumer } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { UpdateExecutionWhenMessageChangedConsumer } from './update-execution-when-message-changed/update-execution-when-message-changed.consumer.js';

/** What this service hears. */
export const consumers = [
  FollowCustomerEventsConsumer,
  FollowTemplatesConsumer,
  FollowTemplateSubjectsConsumer,
  FollowSettingsConsumer,
  ProvisionHubWhenHubSeenConsumer,
  UpdateExecutionWhenMessageChangedConsumer,
  FollowCustomerStateConsumer,
  apiKeyProjection('automations'),
  settlesParkedEvents('automations'),
];
