import { setTimeout as sleep } from 'node:timers/promises';
import { erpEvents, templateHeadChanged, templateVersionPublished, type Permission } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import { HubProvisioner } from '@messaging/service-kit';
import request from 'supertest';
import { systemAutomationId, systemTemplateId } from '../src/define-automation/system-automations.rules.js';
import { FollowCustomerEventsConsumer } from '../src/follow-customer-events/follow-customer-events.consumer.js';
import { FollowTemplateSubjectsConsumer } from '../src/follow-template-subjects/follow-template-subjects.consumer.js';
import { FollowTemplatesConsumer } from '../src/follow-templates/follow-templates.consumer.js';
import { automationsApp, type AutomationsApp } from './automations-app.js';
import { erpEvent, noon } from './builders.js';

let service: AutomationsApp;
const templateId = deriveId('a template');
beforeAll(async () => {
  service = await automationsApp();
  await service.app.get(HubProvisioner).provision('main');
  await service.app.get(HubProvisioner).provision('other');
  const head = { templateId, version: 1, channel: 'email', category: 'custom', isActive: true, isDeleted: false };
  const event = { id: deriveId('head'), type: 'template.head_changed', source: '/templates', time: noon, hubId: 'main', key: templateId, topic: 't', headers: {}, data: head };
  await service.deliver(FollowTemplatesConsumer, 'follow', { messages: [templateHeadChanged], events: [event] });
  service.clock.advance(noon.getTime() - service.clock.now().getTime());
});
afterAll(() => service.close());

interface Call {
  readonly body?: object;
  readonly hubId?: string;
  readonly permissions?: readonly Permission[];
  readonly headers?: Record<string, string>;
}
async function call(method: 'get' | 'post' | 'patch' | 'delete', path: string, { body, hubId = 'main', permissions, headers = {} }: Call = {}) {
  const started = request(service.app.getHttpServer())[method](`/api/v1${path}`).set('Authorization', `Bearer ${await service.token(hubId, permissions)}`).set(headers);
  const response = await (body ? started.send(body) : started);
  return { status: response.status, tag: response.headers['etag'], body: response.body as Record<string, never> & { items: Record<string, never>[]; errors: { pointer: string }[] } };
}
const wanted = { name: 'Garment ready', trigger: 'custom', triggerConfig: { eventType: 'custom.ready' }, templateId };
const create = async (change: object = {}): Promise<string> => String((await call('post', '/automations', { body: { ...wanted, ...change } })).body['id']);

describe('the automations API', () => {
  it('lists the twelve of a new hub, newest first, page by page', async () => {
    const whole = await call('get', '/automations', { hubId: 'other' });
    expect([whole.status, whole.body.items.length, whole.body['nextCursor']]).toEqual([200, 12, null]);
    const first = await call('get', '/automations?limit=5', { hubId: 'other' });
    const second = await call('get', `/automations?limit=200&cursor=${String(first.body['nextCursor'])}`, { hubId: 'other' });
    expect([...first.body.items, ...second.body.items].map((item) => item['id'])).toEqual(whole.body.items.map((item) => item['id']));
    expect(whole.body.items.find((item) => item['trigger'] === 'booking_reminder')).toMatchObject({
      isSystem: true, isActive: true, timing: { anchor: 'start', offset: '-PT24H' }, channel: 'whatsapp', executionCount: 0, templateId: systemTemplateId('other', 'booking_reminder'),
    });
  });

  it('tries an event on an automation that is off, says why another does not fit, and pages a forecast', async () => {
    const id = await create();
    const event = { type: 'custom.ready', data: { customerId: 'c-9', customer: { email: 'ann@example.com' } } };
    const dryRun = (body: object, path = '') => call('post', `/automations/${id}/dry-run${path}`, { body });
    expect(await dryRun({ event })).toMatchObject({ status: 200, body: { items: [{ automationId: id, customerId: 'c-9', channel: 'email', at: noon.toISOString(), decision: 'send' }], summary: { send: 1, skip: 0, byReason: {} }, nextCursor: null } });
    expect((await dryRun({ event: { ...event, data: { customerId: 'c-9', customer: { firstName: 'Ann' } } } })).body.items).toMatchObject([{ channel: null, decision: 'skip', reason: { code: 'ADDRESS.MISSING' } }]);
    expect((await dryRun({ event: { ...event, type: 'custom.other' } })).body).toMatchObject({ items: [{ decision: 'skip', reason: { code: 'EXECUTION.NOT_MATCHED' } }], summary: { byReason: { 'EXECUTION.NOT_MATCHED': 1 } } });
    expect((await dryRun({ event: { type: 'customer.created', data: { customerId: 'c-9', customer: {} } } })).body.items).toMatchObject([{ decision: 'skip', reason: { code: 'EXECUTION.NOT_MATCHED' } }]);
    expect(await dryRun({ event: { type: 'no.such', data: {} } })).toMatchObject({ status: 422, body: { code: 'EVENT.TYPE_UNKNOWN', errors: [{ pointer: '/event/type' }] } });
    expect(await dryRun({ event: { type: 'customer.created', data: {} } })).toMatchObject({ status: 422, body: { code: 'EVENT.DATA_INVALID' } });
    expect(await dryRun({ from: '2026-12-02', to: '2026-12-01' })).toMatchObject({ status: 422, body: { code: 'FORECAST.WINDOW', errors: [{ pointer: '/to' }] } });
    expect((await dryRun({ event, from: '2026-12-02' })).status).toBe(400);
    expect((await call('post', '/automations/forecast', { body: { days: 367 } })).status).toBe(400);
    expect(await call('post', '/automations/forecast?limit=1', { body: { days: 366 } })).toMatchObject({ status: 200, body: { items: [], summary: { send: 0, skip: 0, byReason: {} }, nextCursor: null } });
    expect(await call('post', '/automations/forecast', { body: { days: 1, automationIds: [systemAutomationId('other', 'welcome')] } })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/automationIds/0' }] } });
    expect((await call('post', '/automations/forecast', { body: { days: 1 }, permissions: ['messaging.view_message'] })).status).toBe(403);
    expect((await call('get', `/automations/${id}/executions`)).body.items).toEqual([]);
  });

  it('names whom a mail would go to, and what it would be headed for them', async () => {
    const version = (change: object) => ({
      id: deriveId(JSON.stringify(change)), type: 'template.version_published', source: '/templates', time: noon, hubId: 'main', key: templateId, topic: 't', headers: {},
      data: { templateId, version: 2, name: 'Ready', channel: 'email', category: 'custom', locale: 'en', format: 'text', subject: 'Ready, {{customer.firstName}}: {{event.shelf}}', body: '-', translations: { es: { subject: 'Lista: {{event.shelf}}', body: '-' } }, ...change },
    });
    await service.deliver(FollowTemplateSubjectsConsumer, 'follow', { messages: [templateVersionPublished], events: [version({}), version({ version: 1, subject: 'Old' })] });
    const id = await create();
    const subjectFor = async (customer: object, data: object = { shelf: 4 }) => {
      const event = { type: 'custom.ready', data: { customerId: 'c-9', customer: { email: 'ann@example.com', ...customer }, ...data } };
      const [item] = (await call('post', `/automations/${id}/dry-run`, { body: { event } })).body.items;
      return [item?.['customerName'], item?.['subject']];
    };
    expect(await subjectFor({ firstName: 'Ann', lastName: 'Lee' })).toEqual(['Ann Lee', 'Ready, Ann: 4']);
    expect(await subjectFor({ locale: 'es-MX' })).toEqual([undefined, 'Lista: 4']);
    expect(await subjectFor({ firstName: 'Ann' }, {})).toEqual(['Ann', undefined]);
  });

  it('creates, reads, changes and deletes', async () => {
    const made = await call('post', '/automations', { body: wanted });
    expect(made).toMatchObject({ status: 201, body: { name: 'Garment ready', isActive: false, isSystem: false, channel: 'email', timing: { anchor: 'event', offset: 'PT0S' }, reEntry: 'every', executionCount: 0 } });
    const path = `/automations/${String(made.body['id'])}`;
    expect((await call('get', path)).body).toEqual(made.body);
    const changed = await call('patch', path, { body: { name: 'Ready', reEntry: { days: 3 }, timing: { anchor: 'event', offset: 'PT1H', at: '10:30' }, late: 'PT4H' }, headers: { 'Content-Type': 'application/merge-patch+json' } });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Ready', reEntry: { days: 3 }, late: 'PT4H', timing: { at: '10:30' }, trigger: 'custom' } });
    const conditions = { combinator: 'and', rules: [{ field: 'customer.attributes.año', operator: '=', value: '😀 "ñ"' }, { combinator: 'or', not: true, rules: [{ field: 'event.shelf', operator: '>', value: 4 }] }] };
    expect((await call('patch', path, { body: { conditions } })).body['conditions']).toEqual(conditions);
    expect((await call('patch', path, { body: { conditions: null } })).body['conditions']).toBeUndefined();
    expect((await call('delete', path)).status).toBe(204);
    expect((await call('get', path)).status).toBe(404);
  });

  it('overwrites nothing that was changed since it was read, where the caller says what that was', async () => {
    const made = await call('post', '/automations', { body: wanted });
    const path = `/automations/${String(made.body['id'])}`;
    const old = String(made.tag);
    expect((await call('get', path)).tag).toBe(old);
    service.clock.advance(1000);
    const changed = await call('patch', path, { body: { name: 'Ready' }, headers: { 'If-Match': old } });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Ready' } });
    expect(changed.tag).not.toBe(old);
    expect(await call('patch', path, { body: { name: 'Lost' }, headers: { 'If-Match': old } })).toMatchObject({ status: 412, body: { code: 'REQUEST.STALE' } });
    expect((await call('delete', path, { headers: { 'If-Match': old } })).status).toBe(412);
    service.clock.advance(1000);
    const enabled = await call('post', `${path}/enable`);
    expect((await call('get', path)).tag).toBe(enabled.tag);
    expect((await call('delete', path, { headers: { 'If-Match': `${String(changed.tag)}, ${String(enabled.tag)}` } })).status).toBe(204);
  });

  it('waits for a template that the log brings a moment later', async () => {
    const late = deriveId('a late template');
    const created = call('post', '/automations', { body: { ...wanted, name: 'Late', templateId: late } });
    await sleep(100);
    const head = { templateId: late, version: 1, channel: 'email', category: 'custom', isActive: true, isDeleted: false };
    const event = { id: deriveId('late head'), type: 'template.head_changed', source: '/templates', time: noon, hubId: 'main', key: late, topic: 't', headers: {}, data: head };
    await service.deliver(FollowTemplatesConsumer, 'follow', { messages: [templateHeadChanged], events: [event] });
    const { status, body } = await created;
    expect([status, body['templateId']]).toEqual([201, late]);
    await call('delete', `/automations/${String(body['id'])}`);
  });

  it('refuses what it cannot keep, with a pointer', async () => {
    const answer = async (body: object) => {
      const { status, body: problem } = await call('post', '/automations', { body: { ...wanted, ...body } });
      return [status, problem['code'], problem.errors[0]?.pointer];
    };
    expect(await answer({ nmae: 'x' })).toEqual([400, 'REQUEST.INVALID', '/nmae']);
    expect(await answer({ timing: { anchor: 'event', offset: 'soon' } })).toEqual([400, 'REQUEST.INVALID', '/timing/offset']);
    expect(await answer({ triggerConfig: { toTier: 'gold', eventType: 'custom.x' } })).toEqual([422, 'AUTOMATION.TRIGGER_CONFIG', '/triggerConfig/toTier']);
    expect(await answer({ templateId: deriveId('nowhere') })).toEqual([422, 'TEMPLATE.UNKNOWN', '/templateId']);
    expect(await answer({ channel: 'sms' })).toEqual([422, 'TEMPLATE.CHANNEL_MISMATCH', '/channel']);
    expect(await answer({ conditions: { combinator: 'and', rules: [{ field: 'customer.contry', operator: '=', value: 'ES' }] } })).toEqual([422, 'FILTER.FIELD_UNKNOWN', '/conditions/rules/0/field']);
    expect(await answer({ conditions: { combinator: 'and', rules: 'all' } })).toEqual([400, 'REQUEST.INVALID', '/conditions/rules']);
    expect((await call('get', '/automations?cursor=nonsense')).status).toBe(400);
    expect((await call('get', '/executions?state=sent')).status).toBe(400);
  });

  it('asks for the permission of each route, and names the missing one', async () => {
    const id = await create();
    const view: Call = { permissions: ['messaging.view_automation'] };
    expect(await call('get', `/automations/${id}`, view)).toMatchObject({ status: 200 });
    expect(await call('post', '/automations', { ...view, body: wanted })).toMatchObject({ status: 403, body: { missing: 'messaging.add_automation' } });
    expect(await call('post', `/automations/${id}/enable`, view)).toMatchObject({ status: 403, body: { missing: 'messaging.change_automation' } });
    expect(await call('delete', `/automations/${id}`, view)).toMatchObject({ status: 403, body: { missing: 'messaging.delete_automation' } });
  });

  it('hides what is another hub\'s', async () => {
    const id = await create();
    for (const [method, path] of [['get', ''], ['patch', ''], ['delete', ''], ['post', '/enable'], ['get', '/executions']] as const) {
      expect([path, (await call(method, `/automations/${id}${path}`, { hubId: 'other', ...(method === 'patch' && { body: { name: 'x' } }) })).status]).toEqual([path, 404]);
    }
  });

  it('gives the first answer again for the same Idempotency-Key, and refuses another body', async () => {
    const headers = { 'Idempotency-Key': 'k-1' };
    const [first, second] = await Promise.all([call('post', '/automations', { body: wanted, headers }), call('post', '/automations', { body: wanted, headers })]);
    expect([first.status, second.status, second.body['id']]).toEqual([201, 201, first.body['id']]);
    expect(await call('post', '/automations', { body: { ...wanted, name: 'Other' }, headers })).toMatchObject({ status: 409, body: { code: 'REQUEST.IDEMPOTENCY_CONFLICT' } });
    const corrected = { 'Idempotency-Key': 'k-2' };
    expect((await call('post', '/automations', { body: { ...wanted, channel: 'sms' }, headers: corrected })).status).toBe(422);
    expect((await call('post', '/automations', { body: wanted, headers: corrected })).status).toBe(201);
  });

  it('enables and disables, and keeps the moment when asked twice', async () => {
    const id = await create();
    const enable = () => call('post', `/automations/${id}/enable`, { body: { backlog: 'skip' } });
    const first = await enable();
    expect(first).toMatchObject({ status: 200, body: { isActive: true, lastEnabledAt: service.clock.now().toISOString() } });
    service.clock.advance(60_000);
    expect((await enable()).body['lastEnabledAt']).toBe(first.body['lastEnabledAt']);
    expect((await call('post', `/automations/${id}/disable`)).body).toMatchObject({ isActive: false });
    expect((await call('post', `/automations/${id}/disable`)).status).toBe(200);
    const again = await call('post', `/automations/${id}/enable`);
    expect(again.body).toMatchObject({ lastEnabledAt: service.clock.now().toISOString(), waiting: 0, atOnce: 0, isTruncated: false, sample: [] });
    expect(await call('get', `/automations/${id}/waiting`)).toMatchObject({ status: 200, body: { waiting: 0, atOnce: 0, isTruncated: false, sample: [] } });
    expect((await call('get', `/automations/${id}/waiting`, { hubId: 'other' })).status).toBe(404);
    expect(await call('post', `/automations/${id}/enable`, { body: { backlog: 'all' } })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/backlog' }] } });
  });

  it('lets system automations be customised, never deleted', async () => {
    const id = systemAutomationId('main', 'welcome');
    expect(await call('delete', `/automations/${id}`)).toMatchObject({ status: 409, body: { code: 'AUTOMATION.IS_SYSTEM' } });
    expect(await call('patch', `/automations/${id}`, { body: { timing: { anchor: 'event', offset: 'PT5M' }, channel: 'sms' } })).toMatchObject({ status: 200, body: { timing: { offset: 'PT5M' }, channel: 'sms' } });
  });

  it('puts a system automation back to what it was made with, whatever its switch', async () => {
    const path = `/automations/${systemAutomationId('main', 'birthday')}`;
    const made = (await call('get', path)).body;
    await call('patch', path, { body: { name: 'Party', timing: { anchor: 'event', offset: 'PT5M' }, channel: 'sms', reEntry: 'once', isActive: true } });
    expect((await call('post', `${path}/reset`)).body).toMatchObject({ name: 'Birthday', timing: made['timing'], channelIsResolved: true, reEntry: 'every', isActive: true });
    const again = await call('post', `${path}/reset`);
    expect(again).toMatchObject({ status: 200, body: { updatedAt: service.clock.now().toISOString() } });
    await call('post', `${path}/disable`);
    expect(await call('post', `/automations/${await create()}/reset`)).toMatchObject({ status: 409, body: { code: 'AUTOMATION.NOT_SYSTEM' } });
    expect(await call('post', `${path}/reset`, { permissions: ['messaging.view_automation'] })).toMatchObject({ status: 403, body: { missing: 'messaging.change_automation' } });
  });

  it('switches on nothing that would answer every event of the ERP’s own', async () => {
    const path = `/automations/${systemAutomationId('main', 'custom')}`;
    const refused = { status: 422, body: { code: 'AUTOMATION.TRIGGER_CONFIG', errors: [{ pointer: '/triggerConfig/eventType' }] } };
    expect(await call('post', `${path}/enable`)).toMatchObject(refused);
    expect(await call('patch', path, { body: { isActive: true } })).toMatchObject(refused);
    expect(await call('patch', path, { body: { isActive: true, triggerConfig: { eventType: 'custom.ready' } } })).toMatchObject({ status: 200, body: { isActive: true } });
    expect(await call('patch', path, { body: { triggerConfig: null } })).toMatchObject(refused);
    expect(await call('post', `${path}/reset`)).toMatchObject({ status: 200, body: { isActive: false, triggerConfig: {} } });
  });

  it('tells the others of every change, and of the end', async () => {
    await service.database.query('delete from outbox');
    const id = await create({ isActive: true });
    await call('patch', `/automations/${id}`, { body: { name: 'Done' } });
    await call('post', `/automations/${id}/disable`);
    await call('post', `/automations/${id}/disable`);
    await call('delete', `/automations/${id}`);
    const told = await service.database.query<{ payload: Record<string, unknown> }>(`select payload from outbox where type = 'automation.changed' and key = $1 order by id`, [id]);
    expect(told.map(({ payload: { name, isActive, isDeleted } }) => [name, isActive, isDeleted])).toEqual([['Garment ready', true, false], ['Done', true, false], ['Done', false, false], ['Done', false, true]]);
  });

  it('lists and cancels executions, and ends those of a deleted automation', async () => {
    const id = await create({ isActive: true, timing: { anchor: 'event', offset: 'PT2H' }, triggerConfig: { eventType: 'custom.later' } });
    const events = ['1', '2'].map((n) => erpEvent('custom.later', { customerId: `c-${n}`, customer: { email: 'a@example.com', ...(n === '1' && { firstName: 'Ana', lastName: 'García' }) } }, { id: `later-${n}`, time: service.clock.now() }));
    await service.deliver(FollowCustomerEventsConsumer, 'follow', { messages: erpEvents, events });
    const [one] = (await call('get', '/executions?customerId=c-1&status=pending')).body.items;
    expect(one).toMatchObject({ automationId: id, customerId: 'c-1', customerName: 'Ana García', eventId: events[0]?.id, triggerData: { customerId: 'c-1' } });
    expect((await call('get', `/automations/${id}/executions?limit=1`)).body.items).toHaveLength(1);
    expect((await call('get', '/executions?customerId=c-2')).body.items[0]).not.toHaveProperty('customerName');
    const path = `/executions/${String(one?.['id'])}/cancel`;
    expect((await call('post', path, { hubId: 'other' })).status).toBe(404);
    expect(await call('post', path)).toMatchObject({ status: 200, body: { status: 'cancelled', reason: { code: 'EXECUTION.CANCELLED_BY_STAFF' } } });
    expect(await call('post', path)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await service.database.query('select 1 from due where hub_id = $1', ['main'])).toHaveLength(1);
    await service.database.query(`update execution set status = 'sent' where id = $1`, [String(one?.['id'])]);
    expect(await call('post', path)).toMatchObject({ status: 409, body: { code: 'EXECUTION.NOT_PENDING' } });
    expect((await call('delete', `/automations/${id}`)).status).toBe(204);
    expect((await call('get', `/executions?automationId=${id}&status=cancelled`)).body.items).toMatchObject([{ customerId: 'c-2', reason: { code: 'AUTOMATION.DELETED' } }]);
  });
});
