import { defineTopic, type Topic } from './message.js';
import { Channel, channels, Lane } from './vocabulary.js';

/** Every topic (DESIGN.md section 5). Partition counts never change in place: keys would move. */

export const erpCustomerEvents = defineTopic({
  name: 'erp.customer-events.v1',
  owner: 'erp',
  writers: ['webhooks'],
  key: 'customer id',
  partitions: 12,
  retention: { days: 7 },
  description: 'What happens to customers, as the ERP tells it: over HTTP through webhooks, or straight onto Kafka.',
});

export const erpEventOutcomes = defineTopic({
  name: 'erp.event-outcomes.v1',
  owner: 'webhooks',
  writers: ['webhooks', 'dispatch', 'automations'],
  key: 'event id',
  partitions: 6,
  retention: { days: 7 },
  description: 'Which of the ERP\'s events wait for a person, and which no longer do: so that one list shows all of them.',
});

const commandTopic = (channel: Channel, lane: Lane): Topic =>
  defineTopic({
    name: `dispatch.commands.${channel}.${lane}.v1`,
    owner: 'dispatch',
    writers: ['automations', 'campaigns', 'templates'],
    key: lane === 'priority' ? 'hub|customer, or hub|normalised address' : 'campaign|chunk',
    partitions: 12,
    retention: { days: 14 },
    description: `Send and cancel commands for ${channel}, ${lane} lane.`,
  });

/** One topic per channel and lane, so that a campaign of a million never delays a booking confirmation. */
export const dispatchCommands: Readonly<Record<Channel, Readonly<Record<Lane, Topic>>>> = {
  whatsapp: { priority: commandTopic('whatsapp', 'priority'), bulk: commandTopic('whatsapp', 'bulk') },
  sms: { priority: commandTopic('sms', 'priority'), bulk: commandTopic('sms', 'bulk') },
  email: { priority: commandTopic('email', 'priority'), bulk: commandTopic('email', 'bulk') },
};

export const dispatchEvents = defineTopic({
  name: 'dispatch.events.v1',
  owner: 'dispatch',
  writers: ['dispatch'],
  key: 'message id; campaign|chunk for progress of a campaign; hub|customer for consent',
  partitions: 12,
  retention: { days: 7 },
  description: 'What became of each message. A public contract: the ERP reads statuses back from it.',
});

export const templatesEvents = defineTopic({
  name: 'templates.events.v1',
  owner: 'templates',
  writers: ['templates'],
  key: 'template:version, and template for the head',
  partitions: 6,
  retention: 'compacted',
  description: 'Template versions (immutable) and the head of each template.',
});

export const settingsEvents = defineTopic({
  name: 'settings.events.v1',
  owner: 'dispatch',
  writers: ['dispatch'],
  key: 'hub',
  partitions: 6,
  retention: 'compacted',
  description: 'Settings of each hub as other services need them; of secrets only those that verify callbacks, encrypted.',
});

export const customersState = defineTopic({
  name: 'customers.state.v1',
  owner: 'dispatch',
  writers: ['dispatch'],
  key: 'hub|customer',
  partitions: 12,
  retention: 'compacted',
  description: 'Each customer as it is now: fields, consent, or its end. Filled from the ERP\'s events, imports and opt-outs.',
});

export const suppressions = defineTopic({
  name: 'suppressions.v1',
  owner: 'dispatch',
  writers: ['dispatch'],
  key: 'hub|channel|address hash',
  partitions: 6,
  retention: 'compacted',
  description: 'Addresses that must not be written to, by their hash.',
});

export const hubEvents = defineTopic({
  name: 'hubs.events.v1',
  owner: 'dispatch',
  writers: ['dispatch', 'campaigns', 'automations', 'templates', 'webhooks', 'console'],
  key: 'hub',
  partitions: 6,
  retention: 'compacted',
  description: 'A hub was seen for the first time by some service; every service provisions it, idempotently.',
});

export const automationsEvents = defineTopic({
  name: 'automations.events.v1',
  owner: 'automations',
  writers: ['automations'],
  key: 'automation id, execution id',
  partitions: 6,
  retention: { days: 7 },
  description: 'Automations as they change, and what became of each execution.',
});

export const campaignsEvents = defineTopic({
  name: 'campaigns.events.v1',
  owner: 'campaigns',
  writers: ['campaigns'],
  key: 'campaign id',
  partitions: 6,
  retention: { days: 7 },
  description: 'What campaigns do: their state, which is the gate of their messages, and their progress.',
});

export const webhooksReceipts = defineTopic({
  name: 'webhooks.receipts.v1',
  owner: 'webhooks',
  writers: ['webhooks'],
  key: 'provider message id',
  partitions: 12,
  retention: { days: 7 },
  description: 'Verified delivery reports.',
});

export const webhooksInbound = defineTopic({
  name: 'webhooks.inbound.v1',
  owner: 'webhooks',
  writers: ['webhooks'],
  key: 'sender',
  partitions: 12,
  retention: { days: 7 },
  description: 'Verified messages from people to the shop, and their choices on the opt-out page.',
});

export const webhooksEvents = defineTopic({
  name: 'webhooks.events.v1',
  owner: 'webhooks',
  writers: ['webhooks'],
  key: 'event id, hook id',
  partitions: 6,
  retention: { days: 14 },
  description: 'What people decide about parked events, and hooks that were given up.',
});

/** All topics, for creating them and for the catalogue. */
export const topics: readonly Topic[] = [
  erpCustomerEvents,
  erpEventOutcomes,
  ...channels.flatMap((channel) => Lane.options.map((lane) => dispatchCommands[channel][lane])),
  dispatchEvents,
  templatesEvents,
  settingsEvents,
  customersState,
  suppressions,
  hubEvents,
  automationsEvents,
  campaignsEvents,
  webhooksReceipts,
  webhooksInbound,
  webhooksEvents,
];
