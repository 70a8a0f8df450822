import { eventingEntities } from '@messaging/eventing';
import { defineEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities, idempotentRequestEntity } from '@messaging/service-kit';

/**
 * The tables of this service. A factory: MikroORM binds an entity to the ORM that discovers it, and standalone holds
 * one ORM per service. The statements over them stand beside this file as `*.sql.ts`.
 */
export function entities() {
  return [...eventingEntities(), ...apiKeyEntities(), hub(), automation(), execution(), visit(), customer(), templateHead(), templateSubject(), idempotentRequestEntity()];
}

/** A hub as this service knows it: when it came to be here, and its settings once dispatch has told them. */
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

const automation = () =>
  defineEntity({
    name: 'Automation',
    tableName: 'automation',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      name: p.text(),
      trigger: p.text(),
      triggerConfig: p.json(),
      channel: p.text().nullable(), // null: resolved at the time
      channels: p.json(),
      templateId: p.uuid(),
      timing: p.json(),
      conditions: p.json().nullable(),
      reEntry: p.json(),
      late: p.text().nullable(),
      isActive: p.boolean(),
      isSystem: p.boolean(),
      lastEnabledAt: p.datetime(3).nullable(),
      backlog: p.json().nullable(),
      movedUpTo: p.uuid().nullable(),
      // Kept beside the rows it counts: counting executions per page would read millions (DESIGN.md section 9, lists).
      sentCount: p.bigint('number').default(0),
      createdAt: p.datetime(3),
      updatedAt: p.datetime(3),
    },
    indexes: [
      { name: 'automation_newest', properties: ['hubId', 'createdAt', 'id'] },
      { name: 'automation_active', properties: ['hubId', 'trigger'], where: 'is_active' },
      { name: 'automation_backlog', properties: ['id'], where: 'backlog is not null' },
      { name: 'automation_moving', properties: ['id'], where: 'moved_up_to is not null' },
    ],
  });

/** One occurrence of one automation for one customer. Never deleted by what happens to its automation. */
const execution = () =>
  defineEntity({
    name: 'Execution',
    tableName: 'execution',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      key: p.text(), // invariant 2 of DESIGN.md; also the message's idempotency key
      automationId: p.uuid(),
      trigger: p.text(),
      customerId: p.text(),
      eventId: p.uuid(),
      enteredAt: p.datetime(3), // the event's own time
      traceparent: p.text().nullable(),
      subjectKey: p.text(),
      startsAt: p.datetime(3).nullable(),
      status: p.text(),
      reasonCode: p.text().nullable(),
      reasonDetail: p.text().nullable(),
      reasonText: p.json().nullable(), // in both languages, where it says more than the code's own sentence
      messageId: p.uuid().nullable(),
      messageStatus: p.text().nullable(),
      channel: p.text().nullable(),
      lane: p.text().nullable(),
      triggerData: p.json(),
      scheduledAt: p.datetime(3),
      executedAt: p.datetime(3).nullable(),
      createdAt: p.datetime(3),
    },
    indexes: [
      { name: 'execution_newest', properties: ['hubId', 'createdAt', 'id'] },
      { name: 'execution_by_status', properties: ['hubId', 'status', 'createdAt', 'id'] },
      { name: 'execution_of_automation', properties: ['automationId', 'createdAt', 'id'] },
      { name: 'execution_of_customer', properties: ['hubId', 'customerId', 'createdAt', 'id'] },
      { name: 'execution_scheduled', properties: ['hubId', 'scheduledAt', 'id'] },
      { name: 'execution_entered', properties: ['automationId', 'customerId', 'enteredAt'] },
      { name: 'execution_waiting', properties: ['automationId', 'id'], where: `status = 'pending' and message_id is null` },
      { name: 'execution_pending_subject', properties: ['hubId', 'subjectKey'], where: `status = 'pending'` },
    ],
    uniques: [{ name: 'execution_once', properties: ['hubId', 'key'] }],
  });

/** An appointment or booking, as the newest of its events left it. */
const visit = () =>
  defineEntity({
    name: 'Visit',
    tableName: 'visit',
    ...hubWall,
    primaryKeys: ['hubId', 'objectKey'],
    properties: {
      hubId: p.text().primary(),
      objectKey: p.text().primary(),
      appointmentId: p.text().nullable(),
      status: p.text(),
      startsAt: p.datetime(3).nullable(),
      setAt: p.datetime(3).nullable(),
      data: p.json().nullable(), // of the event that set the start
      eventTime: p.datetime(3),
      eventRank: p.integer(),
    },
    indexes: [{ name: 'visit_of_appointment', properties: ['hubId', 'appointmentId'], where: 'appointment_id is not null' }],
  });

/** What the ERP's events say about a customer, with the time of each field. */
const customer = () =>
  defineEntity({
    name: 'Customer',
    tableName: 'customer',
    ...hubWall,
    primaryKeys: ['hubId', 'customerId'],
    properties: {
      hubId: p.text().primary(),
      customerId: p.text().primary(),
      fields: p.json(),
      fieldTimes: p.json(),
      lastEventId: p.uuid().nullable(),
      lastEventTime: p.datetime(3).nullable(),
      deletedAt: p.datetime(3).nullable(),
      birthdayOn: p.text().nullable(), // MM-DD: out of the fields, see find-dates
      sinceOn: p.text().nullable(), // MM-DD
      lastVisitOn: p.text().nullable(), // YYYY-MM-DD
    },
    indexes: [
      { name: 'customer_birthday', properties: ['hubId', 'birthdayOn'], where: 'birthday_on is not null' },
      { name: 'customer_since', properties: ['hubId', 'sinceOn'], where: 'since_on is not null' },
      { name: 'customer_last_visit', properties: ['hubId', 'lastVisitOn'], where: 'last_visit_on is not null' },
    ],
  });

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

/** What the mails of templates are headed, of the newest version that was told; by language. */
const templateSubject = () =>
  defineEntity({
    name: 'TemplateSubject',
    tableName: 'template_subject',
    ...hubWall,
    primaryKeys: ['hubId', 'templateId'],
    properties: {
      hubId: p.text().primary(),
      templateId: p.uuid().primary(),
      version: p.integer(),
      locale: p.text(),
      subjects: p.json(),
    },
  });
