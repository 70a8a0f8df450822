import { apiKeyProjection, settlesParkedEvents } from '@messaging/service-kit';
import { EraseEventsWhenCustomerErased } from './erase-events-when-customer-erased/erase-events-when-customer-erased.consumer.js';
import { NoteOutcomesWhenEventsParked } from './note-outcomes-when-events-parked/note-outcomes-when-events-parked.consumer.js';
import { ProjectAccountsWhenSettingsChanged } from './project-accounts-when-settings-changed/project-accounts-when-settings-changed.consumer.js';
import { ProvisionHubWhenHubSeen } from './provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { QueueDeliveriesWhenCampaignsEnded, QueueDeliveriesWhenDispatchTold, QueueDeliveriesWhenRepliesCame } from './queue-deliveries/queue-deliveries.consumers.js';
import { RecordEventsWhenErpTold } from './record-events-when-erp-told/record-events-when-erp-told.consumer.js';

/** What this service hears. */
export const consumers = [
  ProjectAccountsWhenSettingsChanged,
  ProvisionHubWhenHubSeen,
  EraseEventsWhenCustomerErased,
  RecordEventsWhenErpTold,
  NoteOutcomesWhenEventsParked,
  QueueDeliveriesWhenDispatchTold,
  QueueDeliveriesWhenRepliesCame,
  QueueDeliveriesWhenCampaignsEnded,
  apiKeyProjection('webhooks'),
  settlesParkedEvents('webhooks'),
] as const;
