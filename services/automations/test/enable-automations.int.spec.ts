import { erpEvents, hubSeen, settingsChanged, type Envelope, type ErpEvent } from '@messaging/contracts';
import { eventsOf, silentObserver, type StoredRow } from '@messaging/eventing';
import { deriveId } from '@messaging/kernel';
import { DefineAutomations } from '../src/define-automation/define-automations.handler.js';
import { systemAutomationId } from '../src/define-automation/system-automations.rules.js';
import { EnableAutomations } from '../src/enable-automation/enable-automations.handler.js';
import { SendBacklogs } from '../src/enable-automation/send-backlogs.js';
import { SweepDates } from '../src/find-dates/sweep-dates.js';
import { FollowCustomerEventsConsumer } from '../src/follow-customer-events/follow-customer-events.consumer.js';
import { FollowSettingsConsumer } from '../src/follow-settings/follow-settings.consumer.js';
import { ForecastExecutions } from '../src/forecast-executions/forecast-executions.handler.js';
import { MoveExecutions } from '../src/move-executions/move-executions.js';
import { ProvisionHubWhenHubSeenConsumer } from '../src/provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { ScheduleExecutions } from '../src/schedule-execution/schedule-executions.handler.js';
import { automationsApp, type AutomationsApp } from './automations-app.js';
import { day0, erpEvent, noon, settings } from './builders.js';

describe('an automation that is switched on, or whose lead changes', () => {
  let service: AutomationsApp;
  beforeAll(async () => (service = await automationsApp()));
  afterAll(() => service.close());

  const start = '2026-12-01T10:00:00.000Z';
  let told = 0;
  const envelope = (hubId: string, type: string, data: unknown): Envelope => ({ id: deriveId('envelope', String(++told)), type, source: '/dispatch', time: service.clock.now(), hubId, key: hubId, topic: 't', headers: {}, data });
  /** A hub of its own for each test, there since the first day; it is noon. */
  async function newHub(): Promise<string> {
    const hubId = `hub-${++told}`;
    service.clock.advance(day0.getTime() - service.clock.now().getTime());
    await service.deliver(ProvisionHubWhenHubSeenConsumer, 'provision', { messages: [hubSeen], events: [envelope(hubId, 'hub.seen', { hubId, seenAt: day0.toISOString() })] });
    service.clock.advance(noon.getTime() - service.clock.now().getTime());
    return hubId;
  }
  const hear = (...events: ErpEvent[]) => service.deliver(FollowCustomerEventsConsumer, 'follow', { messages: erpEvents, events });
  const executions = (hubId: string) =>
    service.database.query<{ trigger: string; customer_id: string; status: string; message_id: string | null; scheduled_at: Date }>('select * from execution where hub_id = $1', [hubId]);
  const outbox = async (hubId: string, type: string) =>
    (await service.database.query<StoredRow & { payload: Record<string, unknown> }>('select * from outbox where hub_id = $1 order by id', [hubId])).flatMap(eventsOf).filter((event) => event.type === type);
  const known = (hubId: string, id: string, customer: object) =>
    erpEvent('customer.updated', { customerId: id, customer: { firstName: id, email: `${id}@example.com`, timeZone: 'UTC', consent: { email: { marketing: true } }, ...customer } }, { hubId, id });
  const enable = (hubId: string, trigger: 'birthday' | 'inactivity' | 'booking_reminder' | 'welcome', body: { backlog: 'skip' | 'send'; confirmRecipients?: number }, key?: string) =>
    service.app.get(EnableAutomations).enable(hubId, systemAutomationId(hubId, trigger), { body, key });
  const writeToAll = async () => { while (await service.app.get(SendBacklogs).step()); };

  it('writes to those whose birthday is today when it is switched on so, once, and says beforehand to how many', async () => {
    const hubId = await newHub();
    await hear(known(hubId, 'ann', { birthday: '--11-23' }), known(hubId, 'bob', { birthday: '1990-11-23', consent: {} }), known(hubId, 'cid', { birthday: '--11-24' }), known(hubId, 'dan', { birthday: '--11-22' }));
    const id = systemAutomationId(hubId, 'birthday');
    const waiting = await service.app.get(EnableAutomations).waiting(hubId, id);
    expect(waiting.ok && waiting.value).toEqual({ waiting: 1, atOnce: 1, isTruncated: false, sample: [{ customerId: 'ann', name: 'ann' }] });
    const tried = await service.app.get(ForecastExecutions).dryRun(hubId, { id, body: { from: '2026-11-23', to: '2026-11-23' } }, { limit: 50, after: undefined });
    expect(tried.ok && tried.value.summary).toMatchObject({ send: 1, skip: 1 });
    const both = await Promise.all([enable(hubId, 'birthday', { backlog: 'send' }), enable(hubId, 'birthday', { backlog: 'send' })]); // a double click
    expect(both.map((each) => each.ok && [each.value.isActive, each.value.waiting]).sort()).toEqual([[true, 0], [true, 1]]);
    await writeToAll();
    await service.app.get(SweepDates).step();
    expect((await outbox(hubId, 'message.send')).map(({ payload }) => payload['customerId'])).toEqual(expect.arrayContaining(['ann']));
    expect((await executions(hubId)).map((each) => [each.customer_id, each.status, each.message_id !== null]).sort()).toEqual([['ann', 'pending', true], ['bob', 'pending', true]]); // whether bob may be written to is asked when it is sent
    expect(await enable(hubId, 'birthday', { backlog: 'send' })).toMatchObject({ ok: true, value: { waiting: 0 } });
    expect(await executions(hubId)).toHaveLength(2);
  });

  it('does not announce those who were there when it was switched on without them, though their hour is still to come', async () => {
    const hubId = await newHub();
    const id = systemAutomationId(hubId, 'birthday');
    await service.database.query(`update automation set timing = '{"anchor":"event","offset":"PT0S","at":"20:00"}' where id = $1`, [id]);
    await hear(known(hubId, 'ann', { birthday: '--11-23' }), known(hubId, 'cid', { birthday: '--11-24' }));
    const ahead = async () => {
      const said = await service.app.get(ForecastExecutions).forecast(hubId, { automationIds: [id], days: 7 }, { limit: 50, after: undefined });
      return said.ok && said.value.items.map(({ customerId, at }) => [customerId, at]);
    };
    const cid = ['cid', '2026-11-24T20:00:00.000Z'];
    expect(await ahead()).toEqual([['ann', '2026-11-23T20:00:00.000Z'], cid]);
    await enable(hubId, 'birthday', { backlog: 'skip' });
    expect(await ahead()).toEqual([cid]);
    await service.app.get(SweepDates).step();
    expect(await executions(hubId)).toEqual([]);
  });

  it('leaves those who were there alone when it is switched on without them, and finds whoever gets there later', async () => {
    const hubId = await newHub();
    await hear(known(hubId, 'ann', { lastVisitAt: '2026-08-01T10:00:00Z' }), known(hubId, 'bob', { lastVisitAt: '2026-09-24T18:00:00Z' }));
    await service.database.query(`update automation set trigger_config = '{"inactiveDays": 60}' where id = $1`, [systemAutomationId(hubId, 'inactivity')]);
    expect(await enable(hubId, 'inactivity', { backlog: 'skip' }, 'key')).toMatchObject({ ok: true, value: { isActive: true, waiting: 1, atOnce: 1 } });
    expect(await enable(hubId, 'inactivity', { backlog: 'skip' }, 'key')).toMatchObject({ ok: true, value: { waiting: 1 } });
    expect(await enable(hubId, 'inactivity', { backlog: 'send' }, 'key')).toMatchObject({ ok: false, problem: { code: 'REQUEST.IDEMPOTENCY_CONFLICT' } });
    await writeToAll();
    service.clock.advance(7 * 3_600_000);
    await service.app.get(SweepDates).step();
    expect((await executions(hubId)).map((each) => each.customer_id)).toEqual(['bob']);
  });

  it('asks for the number before it writes to many, and goes on after a crash where it was', async () => {
    const hubId = await newHub();
    await hear(...Array.from({ length: 1001 }, (_, n) => known(hubId, `c-${n}`, { lastVisitAt: '2026-08-01T10:00:00Z' })));
    await service.database.query(`update automation set trigger_config = '{"inactiveDays": 60}' where id = $1`, [systemAutomationId(hubId, 'inactivity')]);
    const refused = { ok: false, problem: { kind: 'conflict', code: 'AUTOMATION.CONFIRMATION_REQUIRED', extra: { waiting: 1001 } } };
    expect(await enable(hubId, 'inactivity', { backlog: 'send' })).toMatchObject(refused);
    expect(await enable(hubId, 'inactivity', { backlog: 'send', confirmRecipients: 971 })).toMatchObject(refused);
    expect(await executions(hubId)).toEqual([]);
    expect(await enable(hubId, 'inactivity', { backlog: 'send', confirmRecipients: 980 })).toMatchObject({ ok: true, value: { waiting: 1001, isTruncated: false } });
    expect(await service.app.get(SendBacklogs).step()).toBe(true);
    expect(await executions(hubId)).toHaveLength(500);
    const tools = { database: service.database, clock: service.clock, observer: silentObserver, scheduler: service.app.get(ScheduleExecutions) };
    const [restarted, beside] = [new SendBacklogs(tools), new SendBacklogs(tools)];
    for (let more = true; more;) more = (await Promise.all([restarted.step(), beside.step()])).some(Boolean);
    const written = await executions(hubId);
    expect([written.length, new Set(written.map((each) => each.customer_id)).size, (await outbox(hubId, 'message.send')).length]).toEqual([1001, 1001, 1001]);
  });

  it('reminds of the visits that were booked before it was switched on: at once where the moment is over, else at it', async () => {
    const hubId = await newHub();
    await service.app.get(DefineAutomations).disable(hubId, systemAutomationId(hubId, 'booking_reminder'));
    const visit = (id: string, startsAt: string) => erpEvent('booking.confirmed', { customerId: id, bookingId: id, startsAt, customer: { firstName: id, email: `${id}@example.com` } }, { hubId, id, time: '2026-11-20T10:00:00Z' });
    await hear(visit('soon', '2026-11-24T08:00:00Z'), visit('later', start), visit('over', '2026-11-23T11:00:00Z'), visit('gone', start));
    await hear(erpEvent('booking.cancelled', { customerId: 'gone', bookingId: 'gone' }, { hubId, id: 'x', time: '2026-11-21T10:00:00Z' }));
    expect(await enable(hubId, 'booking_reminder', { backlog: 'send' })).toMatchObject({ ok: true, value: { waiting: 2, atOnce: 1 } });
    await writeToAll();
    const reminders = async () => (await executions(hubId)).filter(({ trigger }) => trigger === 'booking_reminder').map((each) => [each.customer_id, each.scheduled_at.toISOString(), each.message_id !== null]).sort();
    expect(await reminders()).toEqual([['later', '2026-11-30T10:00:00.000Z', false], ['soon', noon.toISOString(), true]]);
    await hear(visit('later', start)); // heard once more
    expect(await reminders()).toHaveLength(2);
    expect(await enable(hubId, 'welcome', { backlog: 'send' })).toMatchObject({ ok: true, value: { isActive: true, waiting: 0 } });
  });

  it('moves the reminders that wait when their lead changes, and sends at once what should have gone already', async () => {
    const hubId = await newHub();
    const visit = (id: string, startsAt: string) => erpEvent('booking.confirmed', { customerId: id, bookingId: id, startsAt, customer: { email: `${id}@example.com` } }, { hubId, id, time: noon.toISOString() });
    await hear(visit('near', '2026-11-25T09:00:00Z'), visit('far', start));
    const id = systemAutomationId(hubId, 'booking_reminder');
    const reminders = async () => (await executions(hubId)).filter(({ trigger }) => trigger === 'booking_reminder').map((each) => [each.customer_id, each.scheduled_at.toISOString()]).sort();
    const due = async () => (await service.database.query<{ at: Date }>('select due_at as at from due where hub_id = $1 order by 1', [hubId])).map(({ at }) => at.toISOString());
    const move = async () => { while (await service.app.get(MoveExecutions).step()); };
    await service.app.get(DefineAutomations).change(hubId, id, { patch: { timing: { anchor: 'start', offset: '-PT12H' } }, ifMatch: undefined });
    await move();
    expect(await reminders()).toEqual([['far', '2026-11-30T22:00:00.000Z'], ['near', '2026-11-24T21:00:00.000Z']]);
    expect(await due()).toEqual(['2026-11-24T21:00:00.000Z', '2026-11-30T22:00:00.000Z']);
    await service.deliver(FollowSettingsConsumer, 'follow', { messages: [settingsChanged], events: [envelope(hubId, 'settings.changed', settings({ revision: 2, automations: { appointmentReminder: { enabled: true, hoursBefore: 72 }, bookingConfirmation: { enabled: true } } }))] });
    await move();
    expect(await reminders()).toEqual([['far', '2026-11-28T10:00:00.000Z'], ['near', noon.toISOString()]]);
    expect(await due()).toEqual([noon.toISOString(), '2026-11-28T10:00:00.000Z']);
    await service.app.get(DefineAutomations).change(hubId, id, { patch: { name: 'Reminder' }, ifMatch: undefined });
    expect(await service.app.get(MoveExecutions).step()).toBe(false);
  });

  it('moves what waits for an hour when the hub moves to another time zone, but for who lives in a zone of their own and for what answers a day', async () => {
    const hubId = await newHub();
    const tell = (revision: number, timeZone: string) => service.deliver(FollowSettingsConsumer, 'follow', { messages: [settingsChanged], events: [envelope(hubId, 'settings.changed', settings({ revision, hub: { ...settings().hub, timeZone } }))] });
    const waiting = async () => (await executions(hubId)).filter(({ status, message_id: message }) => status === 'pending' && message === null).map((each) => [each.trigger, each.customer_id, each.scheduled_at.toISOString()]).sort();
    const due = async () => (await service.database.query<{ at: Date }>('select due_at as at from due where hub_id = $1 order by 1', [hubId])).map(({ at }) => at.toISOString());
    const move = async () => { while (await service.app.get(MoveExecutions).step()); };
    await tell(1, 'Europe/Madrid');
    await move();
    await service.database.query(`update automation set is_active = true, last_enabled_at = $2, timing = '{"anchor":"event","offset":"P2D","at":"10:00"}' where hub_id = $1 and trigger = 'post_sale'`, [hubId, day0]);
    await service.database.query(`update automation set is_active = true, last_enabled_at = $2, timing = '{"anchor":"event","offset":"PT0S","at":"20:00"}' where hub_id = $1 and trigger = 'birthday'`, [hubId, day0]);
    const sale = (id: string, customer: object) => erpEvent('sale.completed', { customerId: id, saleId: id, total: { amount: '1.00', currency: 'EUR' }, customer: { email: `${id}@example.com`, ...customer } }, { hubId, id, time: noon.toISOString() });
    await hear(sale('ann', {}), sale('lee', { timeZone: 'Asia/Tokyo' }), known(hubId, 'bob', { birthday: '--11-23', timeZone: null }));
    await service.app.get(SweepDates).step();
    const inMadrid = [['birthday', 'bob', '2026-11-23T19:00:00.000Z'], ['post_sale', 'ann', '2026-11-25T09:00:00.000Z'], ['post_sale', 'lee', '2026-11-25T01:00:00.000Z']];
    expect(await waiting()).toEqual(inMadrid);
    await tell(2, 'Europe/Madrid');
    expect(await service.app.get(MoveExecutions).step()).toBe(false);
    await tell(3, 'America/Mexico_City');
    await move();
    const [birthday, , lee] = inMadrid;
    expect(await waiting()).toEqual([birthday, ['post_sale', 'ann', '2026-11-25T16:00:00.000Z'], lee]);
    expect(await due()).toEqual(['2026-11-23T19:00:00.000Z', '2026-11-25T01:00:00.000Z', '2026-11-25T16:00:00.000Z']);
  });
});
