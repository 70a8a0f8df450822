import type { Channel, MessageStatus } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/** What the dashboard is read from: a few hundred rows a month for a hub, whatever the number of its messages. */
export const dashboardEntities = () => [messageCount(), problem(), parkedErpEvent(), campaignState(), automationState(), pendingExecution()];

/** Messages by the day they were accepted on (in the hub's zone then) and by their present status. */
const messageCount = () =>
  defineEntity({
    name: 'MessageCount',
    tableName: 'message_count',
    ...hubWall,
    primaryKeys: ['hubId', 'day', 'channel', 'sandbox', 'status'],
    properties: {
      hubId: p.text().primary(),
      day: p.text().primary(), // YYYY-MM-DD
      channel: p.text().primary().$type<Channel>(),
      sandbox: p.boolean().primary(),
      status: p.text().primary().$type<MessageStatus>(),
      n: p.integer(),
    },
  });

/** What stops a hub's sending now; gone when it is over. */
const problem = () =>
  defineEntity({
    name: 'Problem',
    tableName: 'problem',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      kind: p.text(),
      data: p.json<Record<string, unknown>>(),
      since: p.datetime(3),
      /** Over: kept for a while, so that a beginning that comes late does not bring it back. */
      endedAt: p.datetime(3).nullable(),
    },
    indexes: [{ name: 'problem_open', properties: ['hubId', 'since'], where: 'ended_at is null' }],
  });

/** Events of the ERP that wait for a person, by who could not take them on; gone when they are settled. */
const parkedErpEvent = () =>
  defineEntity({
    name: 'ParkedErpEvent',
    tableName: 'parked_erp_event',
    ...hubWall,
    properties: {
      eventId: p.uuid().primary(),
      consumer: p.text().primary(),
      hubId: p.text(),
      type: p.text(),
      reasonCode: p.text(),
      reasonDetail: p.text(),
      parkedAt: p.datetime(3),
    },
    indexes: [{ name: 'parked_erp_event_hub', properties: ['hubId', 'parkedAt'] }],
  });

/** Campaigns as their newest event told them. */
const campaignState = () =>
  defineEntity({
    name: 'CampaignState',
    tableName: 'campaign_state',
    ...hubWall,
    properties: { campaignId: p.uuid().primary(), hubId: p.text(), status: p.text(), data: p.json<Record<string, unknown>>(), at: p.datetime() },
    indexes: [{ name: 'campaign_state_hub', properties: ['hubId', 'status'] }],
  });

/** Automations, with how many executions of each wait for their moment. */
const automationState = () =>
  defineEntity({
    name: 'AutomationState',
    tableName: 'automation_state',
    ...hubWall,
    properties: {
      automationId: p.uuid().primary(),
      hubId: p.text(),
      name: p.text().nullable(),
      trigger: p.text().nullable(),
      isActive: p.boolean().default(false),
      isDeleted: p.boolean().default(false),
      pending: p.integer().default(0),
      at: p.datetime().nullable(),
    },
    indexes: [{ name: 'automation_state_hub', properties: ['hubId'] }],
  });

/** Which executions wait: an event that says so twice, or that it is over twice, counts once. */
const pendingExecution = () =>
  defineEntity({
    name: 'PendingExecution',
    tableName: 'pending_execution',
    ...hubWall,
    properties: { executionId: p.uuid().primary(), hubId: p.text(), automationId: p.uuid() },
  });
