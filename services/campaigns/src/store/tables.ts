import { audienceCustomerEntity } from '@messaging/audience';
import type { ExplainedReason } from '@messaging/contracts';
import { eventingEntities } from '@messaging/eventing';
import { defineEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities, idempotentRequestEntity } from '@messaging/service-kit';

/**
 * The tables of this service. A factory: MikroORM binds an entity to the ORM that discovers it, and standalone has one ORM
 * per service. The statements on them are next to this file, in `*.sql.ts`.
 */
export function entities() {
  return [
    ...eventingEntities(), ...apiKeyEntities(), idempotentRequestEntity(), hub(), templateHead(), templateVersion(),
    audienceCustomerEntity(), customerFields(), audienceSuppression(),
    campaign(), campaignTotals(), campaignRecipient(), campaignAddress(), campaignMinute(), campaignHour(), sale(),
  ];
}

/** A hub as this service knows it, with its settings once dispatch has announced them. */
const hub = () =>
  defineEntity({
    name: 'Hub',
    tableName: 'hub',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      createdAt: p.datetime(3),
      settingsRevision: p.integer().default(0),
      settings: p.json().nullable(),
    },
  });

/** Which version of a template is current. */
const templateHead = () =>
  defineEntity({
    name: 'TemplateHead',
    tableName: 'template_head',
    ...hubWall,
    primaryKeys: ['hubId', 'templateId'],
    properties: {
      hubId: p.text().primary(),
      templateId: p.uuid().primary(),
      version: p.integer(),
      channel: p.text(),
      category: p.text(),
      isActive: p.boolean(),
      isDeleted: p.boolean(),
      eventTime: p.datetime(3),
    },
  });

/** The content of a template version; rows never change. */
const templateVersion = () =>
  defineEntity({
    name: 'TemplateVersion',
    tableName: 'template_version',
    ...hubWall,
    primaryKeys: ['hubId', 'templateId', 'version'],
    properties: {
      hubId: p.text().primary(),
      templateId: p.uuid().primary(),
      version: p.integer().primary(),
      content: p.json(),
    },
  });

/** All customer fields that templates may use, next to the narrow row that filters read. */
const customerFields = () =>
  defineEntity({
    name: 'CustomerFields',
    tableName: 'customer_fields',
    ...hubWall,
    primaryKeys: ['hubId', 'customerId'],
    properties: { hubId: p.text().primary(), customerId: p.text().primary(), revision: p.bigint('number'), fields: p.json() },
  });

/** Addresses that accept nothing, or no marketing, by the first 128 bits of their hash. `none`: a suppression that was lifted. */
const audienceSuppression = () =>
  defineEntity({
    name: 'AudienceSuppression',
    tableName: 'audience_suppression',
    ...hubWall,
    primaryKeys: ['hubId', 'channel', 'addressHash'],
    properties: { hubId: p.text().primary(), channel: p.text().primary(), addressHash: p.uuid().primary(), scope: p.text(), at: p.datetime(3) },
  });

const campaign = () =>
  defineEntity({
    name: 'Campaign',
    tableName: 'campaign',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      name: p.text(),
      channel: p.text(),
      templateId: p.uuid(),
      variables: p.json().nullable(),
      audience: p.json(),
      purpose: p.text(),
      purposeReason: p.text().nullable(),
      ratePerMinute: p.integer().nullable(),
      rampUp: p.json().nullable(),
      expiresAt: p.datetime(3).nullable(),
      schedule: p.json().nullable(), // {at, zone, confirmed}: the local time that was requested
      scheduledAt: p.datetime(3).nullable(),
      status: p.text(),
      pauseReasonCode: p.text().nullable(),
      pauseReasonDetail: p.text().nullable(),
      pausedAt: p.datetime(3).nullable(),
      /** Incremented with every change of the row: the entity tag, and what tells which of two `campaign.changed` is newer. */
      revision: p.integer(),
      /** What was frozen at the start: {at, templateVersion, category, provider, sandbox, gateExpiresAt}. */
      started: p.json().nullable(),
      completedAt: p.datetime(3).nullable(),
      /** Recipients still to be expanded or retried: {kind, cursor}. */
      job: p.json().nullable(),
      /** Numbers the commands: part of their key. */
      chunk: p.integer().default(0),
      createdAt: p.datetime(3),
      updatedAt: p.datetime(3),
    },
    indexes: [
      { name: 'campaign_newest', properties: ['hubId', 'createdAt', 'id'] },
      { name: 'campaign_due', properties: ['scheduledAt'], where: `status = 'scheduled'` },
      { name: 'campaign_job', properties: ['updatedAt'], where: `status in ('sending', 'cancelled') and job is not null` },
      { name: 'campaign_active', properties: ['hubId', 'channel'], where: `status in ('sending', 'paused')` },
    ],
  });

/** By current status, updated in the transactions that change recipients; an hourly job recounts them (`recount-campaigns`). */
const campaignTotals = () =>
  defineEntity({
    name: 'CampaignTotals',
    tableName: 'campaign_totals',
    ...hubWall,
    properties: {
      campaignId: p.uuid().primary(),
      hubId: p.text(),
      queued: p.integer().default(0),
      sent: p.integer().default(0),
      delivered: p.integer().default(0),
      read: p.integer().default(0),
      failed: p.integer().default(0),
      skipped: p.integer().default(0),
      cancelled: p.integer().default(0),
      unknown: p.integer().default(0),
      accepted: p.integer().default(0),
      /** Accepted by a provider and now failed. */
      bounced: p.integer().default(0),
      /** Failures for their content, one code in a row. */
      contentCode: p.text().nullable(),
      contentStreak: p.integer().default(0),
      /** When the numbers were last announced; at most once a second. */
      toldAt: p.datetime(3).nullable(),
      isTold: p.boolean().default(true),
    },
    indexes: [{ name: 'campaign_totals_untold', properties: ['toldAt'], where: 'not is_told' }],
  });

/** One customer in one campaign, and the outcome of their newest message. */
const campaignRecipient = () =>
  defineEntity({
    name: 'CampaignRecipient',
    tableName: 'campaign_recipient',
    ...hubWall,
    primaryKeys: ['campaignId', 'customerId'],
    properties: {
      campaignId: p.uuid().primary(),
      customerId: p.text().primary(),
      hubId: p.text(),
      status: p.text(),
      reasonCode: p.text().nullable(),
      reasonDetail: p.text().nullable(),
      /** The vendor's sentence, where its code has one. */
      reasonText: p.json().$type<NonNullable<ExplainedReason['text']>>().nullable(),
      round: p.smallint().default(0),
      accepted: p.boolean().default(false),
      sandbox: p.boolean().default(false),
      sentAt: p.datetime(3).nullable(),
      deliveredAt: p.datetime(3).nullable(),
      readAt: p.datetime(3).nullable(),
      updatedAt: p.datetime(3),
    },
    indexes: [
      { name: 'campaign_recipient_status', properties: ['campaignId', 'status', 'customerId'] },
      { name: 'campaign_recipient_reason', properties: ['campaignId', 'reasonCode', 'customerId'], where: 'reason_code is not null' },
    ],
  });

/** Addresses that several customers share, and which of them was sent to: the lowest id. */
const campaignAddress = () =>
  defineEntity({
    name: 'CampaignAddress',
    tableName: 'campaign_address',
    ...hubWall,
    primaryKeys: ['campaignId', 'addressHash'],
    properties: { campaignId: p.uuid().primary(), addressHash: p.uuid().primary(), hubId: p.text(), customerId: p.text() },
  });

const counts = { sent: p.integer().default(0), delivered: p.integer().default(0), read: p.integer().default(0), failed: p.integer().default(0) };

/** What happened in each minute. */
const campaignMinute = () =>
  defineEntity({
    name: 'CampaignMinute',
    tableName: 'campaign_minute',
    ...hubWall,
    primaryKeys: ['campaignId', 'minute'],
    properties: { campaignId: p.uuid().primary(), minute: p.datetime(3).primary(), hubId: p.text(), ...counts },
  });

/** Written by the previous release, which counted by hours; no longer read, and to be removed with the next release. */
const campaignHour = () =>
  defineEntity({
    name: 'CampaignHour',
    tableName: 'campaign_hour',
    ...hubWall,
    primaryKeys: ['campaignId', 'hour'],
    properties: { campaignId: p.uuid().primary(), hour: p.datetime(3).primary(), hubId: p.text(), ...counts },
  });

/** What customers bought, for the revenue of campaigns. */
const sale = () =>
  defineEntity({
    name: 'Sale',
    tableName: 'sale',
    ...hubWall,
    primaryKeys: ['hubId', 'saleId'],
    properties: { hubId: p.text().primary(), saleId: p.text().primary(), customerId: p.text(), at: p.datetime(3), amount: p.decimal('string').columnType('numeric'), currency: p.text() },
    indexes: [{ name: 'sale_when', properties: ['hubId', 'at'] }],
  });
