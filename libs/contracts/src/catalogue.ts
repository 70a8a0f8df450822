import type { MessageDefinition } from './message.js';
import { allCampaignEvents } from './messages/campaign-events.js';
import { automationChanged, eventNotMatched, executionChanged } from './messages/automation-events.js';
import { allCustomerEvents } from './messages/customer-events.js';
import { allDispatchCommands } from './messages/dispatch-commands.js';
import { allDispatchEvents } from './messages/dispatch-events.js';
import { allEventOutcomes } from './messages/event-outcomes.js';
import { erpEvents } from './messages/erp-events.js';
import { allHookEvents } from './messages/hook-events.js';
import { templateHeadChanged, templateVersionPublished } from './messages/template-events.js';
import { messageReceived, optOutChosen, preferenceStated, receiptReceived, receiptsReceived, vendorTemplateReported } from './messages/webhook-events.js';

/** Every message there is. The catalogue, the fixtures and the schema check are made from it. */
export const catalogue: readonly MessageDefinition[] = [
  ...erpEvents,
  ...allEventOutcomes,
  ...allHookEvents,
  ...allDispatchCommands,
  ...allDispatchEvents,
  ...allCustomerEvents,
  ...allCampaignEvents,
  templateVersionPublished,
  templateHeadChanged,
  automationChanged,
  executionChanged,
  eventNotMatched,
  receiptReceived,
  receiptsReceived,
  messageReceived,
  optOutChosen,
  preferenceStated,
  vendorTemplateReported,
];
