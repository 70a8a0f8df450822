import type { Channel } from '@messaging/contracts';
import { settlesParkedEvents } from '@messaging/service-kit';
import { sendCommandsConsumers } from './accept-message/send-commands.consumer.js';
import { AlertStaffWhenCampaignPausedConsumer } from './alert-staff-when-campaign-paused/alert-staff-when-campaign-paused.consumer.js';
import { AlertStaffWhenHookDisabledConsumer } from './alert-staff-when-hook-disabled/alert-staff-when-hook-disabled.consumer.js';
import { ApplyReceiptConsumer } from './apply-receipt/apply-receipt.consumer.js';
import { GateCampaignWhenCampaignChangedConsumer } from './gate-campaign/gate-campaign-when-campaign-changed.consumer.js';
import { KeepRepliesConsumer } from './keep-replies/keep-replies.consumer.js';
import { FollowTogglesWhenAutomationsChangedConsumer } from './follow-toggles-when-automations-changed/follow-toggles-when-automations-changed.consumer.js';
import { NoteApiKeyUsesConsumer } from './manage-api-keys/note-api-key-uses.consumer.js';
import { ProjectCustomersConsumer } from './project-customers/project-customers.consumer.js';
import { ProjectTemplatesConsumer } from './project-templates/project-templates.consumer.js';
import { ProvisionHubWhenHubSeenConsumer } from './provision-hub/provision-hub-when-hub-seen.consumer.js';
import { RecordActivityWhenAutomationsDecidedConsumer } from './record-activity/record-activity-when-automations-decided.consumer.js';
import { RecordActivityWhenEventsParkedConsumer } from './record-activity/record-activity-when-events-parked.consumer.js';
import { FollowVendorTemplatesConsumer } from './sync-vendor-templates/follow-vendor-templates.consumer.js';
import { TakeCampaignChunksConsumer } from './release-campaign/take-campaign-chunks.consumer.js';
import { SuppressAddressWhenOptedOutConsumer } from './suppress-address/suppress-address-when-opted-out.consumer.js';

/** One class, however often the list is made. */
export const SettleParkedEventsConsumer = settlesParkedEvents('dispatch');

/** What dispatch hears: commands of the channels that it sends on, and everything else in every process. */
export const consumersOf = (channels: readonly Channel[]) => [
  ...channels.map((channel) => sendCommandsConsumers[channel]),
  ApplyReceiptConsumer,
  KeepRepliesConsumer,
  ProjectCustomersConsumer,
  ProjectTemplatesConsumer,
  FollowVendorTemplatesConsumer,
  ProvisionHubWhenHubSeenConsumer,
  NoteApiKeyUsesConsumer,
  FollowTogglesWhenAutomationsChangedConsumer,
  SuppressAddressWhenOptedOutConsumer,
  RecordActivityWhenAutomationsDecidedConsumer,
  RecordActivityWhenEventsParkedConsumer,
  AlertStaffWhenHookDisabledConsumer,
  AlertStaffWhenCampaignPausedConsumer,
  SettleParkedEventsConsumer,
  GateCampaignWhenCampaignChangedConsumer,
  TakeCampaignChunksConsumer,
];
