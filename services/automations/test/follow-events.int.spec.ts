import { customerStateChanged, dispatchCommands, erpEvents, hubSeen, messageEvents, settingsChanged, type Envelope, type ErpEvent, type MessageStatusChanged } from '@messaging/contracts';
import { eventsOf, Outbox, type StoredRow } from '@messaging/eventing';
import { deriveId } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import { FollowCustomerStateConsumer } from '../src/follow-customer-state/follow-customer-state.consumer.js';
import { systemAutomationId } from '../src/define-automation/system-automations.rules.js';
import { FollowCustomerEventsConsumer } from '../src/follow-customer-events/follow-customer-events.consumer.js';
import { SweepDates } from '../src/find-dates/sweep-dates.js';
import { ForecastExecutions } from '../src/forecast-executions/forecast-executions.handler.js';
import { FollowCustomerEvents } from '../src/follow-customer-events/follow-customer-events.handler.js';
import { FollowSettingsConsumer } from '../src/follow-settings/follow-settings.consumer.js';
import { promoteDue } from '../src/promote-execution/promote-due-executions.js';
import { PromoteExecutions } from '../src/promote-execution/promote-executions.handler.js';
import { ProvisionHubWhenHubSeenConsumer } from '../src/provision-hub-when-hub-seen/provision-hub-when-hub-seen.consumer.js';
import { UpdateExecutionWhenMessageChangedConsumer } from '../src/update-execution-when-message-changed/update-execution-when-message-changed.consumer.js';
import { backdateHubs, findHubs } from '../src/store/hub.sql.js';
import { automationsApp, type AutomationsApp } from './automations-app.js';
import { day0, erpEvent, noon, settings } from './builders.js';

let service: AutomationsApp;
beforeAll(async () => (service = await automationsApp()));
afterAll(() => service.close());

const start = '2026-12-01T10:00:00.000Z';
let hubs = 0;
/** A hub of its own for each test, there since the first day. */
async function newHub(): Promise<string> {
  const hubId = `hub-${++hubs}`;
  service.clock.advance(day0.getTime() - service.clock.now().getTime());
  await service.deliver(ProvisionHubWhenHubSeenConsumer, 'provision', { messages: [hubSeen], events: [envelope(hubId, 'hub.seen', { hubId, seenAt: day0.toISOString() })] });
  service.clock.advance(noon.getTime() - service.clock.now().getTime());
  return hubId;
}
let envelopes = 0;
const envelope = (hubId: string, type: string, data: unknown): Envelope => ({ id: deriveId('envelope', String(++envelopes)), type, source: '/dispatch', time: service.clock.now(), hubId, key: hubId, topic: 't', headers: {}, data });
const hear = (...events: ErpEvent[]) => service.deliver(FollowCustomerEventsConsumer, 'follow', { messages: erpEvents, events });
const executions = (hubId: string) =>
  service.database.query<{ id: string; trigger: string; customer_id: string; status: string; reason_code: string | null; message_id: string | null; scheduled_at: Date; automation_id: string; sent: number }>(
    'select e.*, coalesce(a.sent_count, 0)::int as sent from execution e left join automation a on a.id = e.automation_id where e.hub_id = $1 order by e.created_at, e.trigger, e.scheduled_at', [hubId]);
const shown = async (hubId: string): Promise<string[]> => (await executions(hubId)).map((e) => `${e.trigger} ${e.status}${e.reason_code ? ` ${e.reason_code}` : ''}`);
const outbox = async (hubId: string, type: string) =>
  (await service.database.query<StoredRow & { topic: string; payload: Record<string, unknown>; headers: Record<string, string> }>('select * from outbox where hub_id = $1 order by id', [hubId])).flatMap(eventsOf).filter((event) => event.type === type);
const dueKeys = async (hubId: string): Promise<number> => (await service.database.query('select 1 from due where hub_id = $1', [hubId])).length;
const booking = (hubId: string, change: { type?: string; id?: string; time?: string; startsAt?: string; customer?: object } = {}) =>
  erpEvent(change.type ?? 'booking.confirmed', { bookingId: 'b-1', startsAt: change.startsAt ?? start, customer: change.customer ?? { email: 'sara@example.com' } }, { hubId, id: change.id ?? 'b', ...(change.time && { time: change.time }) });
const message = async (hubId: string, executionId: string, status: MessageStatusChanged['status'], reason?: MessageStatusChanged['reason']) => {
  const data = { messageId: deriveId('m'), status, at: service.clock.now().toISOString(), channel: 'email', purpose: 'transactional', sandbox: true, executionId, ...(reason && { reason }) };
  await service.deliver(UpdateExecutionWhenMessageChangedConsumer, 'update', { messages: messageEvents, events: [envelope(hubId, `message.${status}`, data)] });
};
/** Time passes for a hub: what waits comes due. The real queue runs by the database's clock, which a test cannot move. */
async function comeDue(hubId: string, at: string): Promise<void> {
  service.clock.advance(new Date(at).getTime() - service.clock.now().getTime());
  await service.database.transaction(async (tx) => {
    const rows = await tx.query<{ dedupe_key: string }>('delete from due where hub_id = $1 returning dedupe_key', [hubId]);
    await promoteDue(rows.map((row) => ({ kind: 'execution', dedupeKey: row.dedupe_key })), tx, { outbox: service.app.get(Outbox), promoter: service.app.get(PromoteExecutions) });
  });
}

describe('following the ERP\'s events', () => {
  it('matches its migrations, and its wall holds', async () => {
    expect(await service.database.drift()).toBe('');
    expect(await service.database.wallHolds()).toBe(true);
  });

  it('makes an unknown hub exist in the same transaction, and says so once', async () => {
    await hear(booking('fresh', { time: noon.toISOString() }), booking('fresh', { id: 'b2', time: noon.toISOString() }));
    expect(await outbox('fresh', 'hub.seen')).toHaveLength(1);
    const automations = await service.database.query<{ is_active: boolean }>('select is_active from automation where hub_id = $1', ['fresh']);
    expect([automations.length, automations.filter((a) => a.is_active).length]).toEqual([12, 2]);
  });

  it('finds birthdays, anniversaries and who was away by itself, once, from when the automation was switched on', async () => {
    const hubId = await newHub();
    await service.database.query(`update automation set is_active = true, last_enabled_at = $2, trigger_config = case trigger when 'inactivity' then '{"inactiveDays": 60}' else trigger_config end,
        conditions = '{"combinator": "and", "rules": [{"field": "customer.attributes.quiet", "operator": "null"}]}'
      where hub_id = $1 and trigger in ('birthday', 'anniversary', 'inactivity')`, [hubId, noon]);
    const known = (id: string, customer: object) => erpEvent('customer.updated', { customerId: id, customer: { email: `${id}@example.com`, timeZone: 'UTC', ...customer } }, { hubId, id });
    await hear(known('c-1', { birthday: '1990-11-24' }), known('c-2', { customerSince: '2024-11-24' }), known('c-3', { lastVisitAt: '2026-09-25T00:00:00Z' }),
      known('c-5', { birthday: '1990-11-24', attributes: { quiet: 'yes' } }), known('c-4', { birthday: '--11-23', customerSince: '2025-11-22', lastVisitAt: '2026-09-20T00:00:00Z' })); // before it was switched on, or yesterday
    await service.app.get(SweepDates).step();
    expect(await shown(hubId)).toEqual([]);
    service.clock.advance(12.5 * 3_600_000);
    for (let look = 0; look < 2; look++) await service.app.get(SweepDates).step();
    expect((await executions(hubId)).map((e) => [e.customer_id, e.trigger, e.status, e.scheduled_at.toISOString()]).sort()).toEqual([
      ['c-1', 'birthday', 'pending', '2026-11-24T09:00:00.000Z'], ['c-2', 'anniversary', 'pending', '2026-11-24T09:00:00.000Z'], ['c-3', 'inactivity', 'pending', '2026-11-24T00:00:00.000Z'],
    ]);
    await hear(erpEvent('customer.birthday', { customerId: 'c-1', date: '1990-11-24' }, { hubId, id: 'told', time: service.clock.now() }));
    expect(await executions(hubId)).toHaveLength(3);
  });

  it('forecasts what waits and the days to come, and keeps nothing', async () => {
    const hubId = await newHub();
    const forecaster = service.app.get(ForecastExecutions);
    const page = { limit: 50, after: undefined };
    const id = (trigger: 'birthday' | 'booking_reminder') => systemAutomationId(hubId, trigger);
    const agreed = { timeZone: 'UTC', birthday: '1990-12-03', email: 'sara@example.com', consent: { email: { marketing: true } } };
    await hear(booking(hubId, { customer: agreed }), erpEvent('customer.updated', { customerId: 'c-2', customer: { ...agreed, birthday: '--12-03', consent: {} } }, { hubId, id: 'u' }));
    const before = await executions(hubId);
    const forecast = await forecaster.forecast(hubId, { days: 14, automationIds: [id('birthday'), id('booking_reminder')] }, page);
    expect(forecast.ok && forecast.value).toMatchObject({
      items: [
        { automationId: id('booking_reminder'), customerId: 'c-1', at: '2026-11-30T10:00:00.000Z', decision: 'send' },
        { automationId: id('birthday'), customerId: 'c-1', channel: 'email', at: '2026-12-03T09:00:00.000Z', decision: 'send' },
        { automationId: id('birthday'), customerId: 'c-2', at: '2026-12-03T09:00:00.000Z', decision: 'skip', reason: { code: 'CONSENT.MISSING' } },
      ],
      summary: { send: 2, skip: 1, byReason: { 'CONSENT.MISSING': 1 } }, isTruncated: false, nextCursor: null,
    });
    const tried = await forecaster.dryRun(hubId, { id: id('birthday'), body: { from: '2027-12-01', to: '2027-12-03' } }, page);
    expect(tried.ok && tried.value.items.map(({ customerId, at }) => [customerId, at])).toEqual([['c-1', '2027-12-03T09:00:00.000Z'], ['c-2', '2027-12-03T09:00:00.000Z']]);
    expect(await executions(hubId)).toEqual(before);
  });

  it('turns a booking into a confirmation at once and a reminder a day before, in one transaction', async () => {
    const hubId = await newHub();
    await hear(booking(hubId));
    expect(await shown(hubId)).toEqual(['booking_confirmed pending', 'booking_reminder pending']);
    const [send, ...others] = await outbox(hubId, 'message.send');
    expect(others).toEqual([]);
    expect(send).toMatchObject({
      topic: dispatchCommands.email.priority.name, key: `${hubId}|c-1`, headers: { causationid: booking(hubId).id },
      payload: {
        customerId: 'c-1', category: 'booking_confirmation', purpose: 'transactional', content: { templateId: deriveId(hubId, 'template', 'booking_confirmed'), templateVersion: 1 },
        restsOn: { customerEvent: { id: booking(hubId).id, time: noon.toISOString() } }, customer: { email: 'sara@example.com' }, event: { bookingId: 'b-1', startsAt: start },
      },
    });
    const key = String(send?.payload['idempotencyKey']);
    expect(key.startsWith(`${hubId}|${systemAutomationId(hubId, 'booking_confirmed')}|c-1|booking_confirmed:booking:b-1:`)).toBe(true);
    expect(send?.payload['messageId']).toBe(deriveId(key));
    expect(await dueKeys(hubId)).toBe(1);
  });

  it('handles the same event twice to one effect, also behind the inbox', async () => {
    const hubId = await newHub();
    await hear(booking(hubId), booking(hubId));
    await service.database.transaction((tx) => service.app.get(FollowCustomerEvents).follow(tx, [booking(hubId), booking(hubId)]));
    expect(await executions(hubId)).toHaveLength(2);
    expect(await outbox(hubId, 'message.send')).toHaveLength(1);
  });

  it('keeps two hubs apart whose customers are called alike, in one batch', async () => {
    const [one, two] = [await newHub(), await newHub()];
    await hear(booking(one), booking(two, { customer: { phone: '+34600111222' } }), booking(two, { type: 'booking.cancelled', id: 'x', time: '2026-11-23T12:00:01Z' }));
    expect(await shown(one)).toEqual(['booking_confirmed pending', 'booking_reminder pending']);
    expect(await shown(two)).toEqual(['booking_confirmed cancelled VISIT.CANCELLED', 'booking_reminder cancelled VISIT.CANCELLED']);
    const customers = await service.database.query('select hub_id, fields from customer where hub_id = any($1::text[]) order by hub_id', [[one, two]]);
    expect(customers).toEqual([{ hub_id: one, fields: { email: 'sara@example.com' } }, { hub_id: two, fields: { email: 'sara@example.com', phone: '+34600111222' } }]);
  });

  it('cancels the visit of one hub only, though another hub has one of the same name', async () => {
    const [one, two] = [await newHub(), await newHub()];
    await hear(booking(one), booking(two));
    await hear(booking(two, { type: 'booking.cancelled', id: 'x', time: '2026-11-23T12:00:01Z' }));
    expect(await shown(one)).toEqual(['booking_confirmed pending', 'booking_reminder pending']);
    expect(await shown(two)).toEqual(['booking_confirmed pending VISIT.CANCELLED', 'booking_reminder cancelled VISIT.CANCELLED']);
  });

  it('takes a hub back to when it was first seen, so that nothing said meanwhile is before its time', async () => {
    await hear(booking('early', { time: noon.toISOString() }));
    const seen = envelope('early', 'hub.seen', { hubId: 'early', seenAt: '2026-11-23T10:00:00Z' });
    await service.deliver(ProvisionHubWhenHubSeenConsumer, 'provision', { messages: [hubSeen], events: [seen] });
    await hear(erpEvent('booking.confirmed', { bookingId: 'b-9', startsAt: start }, { hubId: 'early', id: 'b9', time: '2026-11-23T10:30:00Z' }));
    expect((await executions('early')).map((e) => e.reason_code)).not.toContain('EXECUTION.BEFORE_ENABLED');
    expect(await executions('early')).toHaveLength(4);
  });

  it('cancels what waits, and asks dispatch not to send what was asked for', async () => {
    const hubId = await newHub();
    await hear(booking(hubId));
    await hear(booking(hubId, { type: 'booking.cancelled', id: 'x', time: '2026-11-23T12:00:01Z' }));
    expect(await shown(hubId)).toEqual(['booking_confirmed pending VISIT.CANCELLED', 'booking_reminder cancelled VISIT.CANCELLED']);
    expect(await dueKeys(hubId)).toBe(0);
    const [send] = await outbox(hubId, 'message.send');
    expect(await outbox(hubId, 'message.cancel')).toMatchObject([{ topic: send?.topic, key: send?.key, payload: { messageId: send?.payload['messageId'], reason: { code: 'VISIT.CANCELLED' } } }]);
    const [confirmation] = await executions(hubId);
    await message(hubId, confirmation?.id ?? '', 'cancelled', { code: 'VISIT.CANCELLED', detail: 'cancelled' });
    expect(await shown(hubId)).toEqual(['booking_confirmed cancelled VISIT.CANCELLED', 'booking_reminder cancelled VISIT.CANCELLED']);
  });

  it('moves the reminder of a moved visit, and sends it when it comes due', async () => {
    const hubId = await newHub();
    await hear(booking(hubId));
    await hear(booking(hubId, { type: 'booking.rescheduled', id: 'm', time: '2026-11-23T12:00:05Z', startsAt: '2026-12-05T09:00:00.000Z' }));
    expect((await shown(hubId)).filter((line) => line.startsWith('booking_reminder')).sort()).toEqual(['booking_reminder cancelled VISIT.RESCHEDULED', 'booking_reminder pending']);
    await comeDue(hubId, '2026-12-04T09:00:10Z');
    const reminder = (await outbox(hubId, 'message.send'))[1];
    expect(reminder?.payload).toMatchObject({ category: 'appointment_reminder', expiresAt: '2026-12-05T09:00:00.000Z', event: { startsAt: '2026-12-05T09:00:00.000Z' } });
  });

  it('does not confirm a moved visit again, unless its confirmation had not gone out', async () => {
    const hubId = await newHub();
    await service.database.query(`update automation set timing = '{"anchor": "event", "offset": "PT1H"}' where id = $1`, [systemAutomationId(hubId, 'booking_confirmed')]);
    await hear(booking(hubId));
    await hear(booking(hubId, { type: 'booking.rescheduled', id: 'm', time: '2026-11-23T12:10:00Z', startsAt: '2026-12-05T09:00:00.000Z' }));
    const confirmations = (await executions(hubId)).filter((e) => e.trigger === 'booking_confirmed');
    expect(confirmations.map((e) => [e.status, e.scheduled_at.toISOString()]).sort()).toEqual([['cancelled', '2026-11-23T13:00:00.000Z'], ['pending', '2026-11-23T13:10:00.000Z']]);
  });

  it('confirms the new start when dispatch stopped the old confirmation in time', async () => {
    const hubId = await newHub();
    await hear(booking(hubId));
    await hear(booking(hubId, { type: 'booking.rescheduled', id: 'm', time: '2026-11-23T12:00:05Z', startsAt: '2026-12-05T09:00:00.000Z' }));
    const confirmation = (await executions(hubId)).find((e) => e.trigger === 'booking_confirmed');
    const stopped = () => message(hubId, confirmation?.id ?? '', 'cancelled', { code: 'VISIT.RESCHEDULED', detail: 'moved' });
    await stopped();
    await stopped();
    const sends = await outbox(hubId, 'message.send');
    expect(sends.map((send) => (send.payload['event'] as { startsAt: string }).startsAt)).toEqual([start, '2026-12-05T09:00:00.000Z']);
    expect(new Set(sends.map((send) => send.payload['messageId'])).size).toBe(2);
  });

  it('skips a reminder that comes due too late, and one whose automation was switched off', async () => {
    const [late, off] = [await newHub(), await newHub()];
    await hear(booking(late), booking(off));
    await service.database.query('update automation set is_active = false where hub_id = $1', [off]);
    await comeDue(late, '2026-11-30T12:00:01Z');
    await comeDue(off, '2026-11-30T10:00:01Z');
    expect((await shown(late))[1]).toBe('booking_reminder skipped EXECUTION.STALE');
    expect((await shown(off))[1]).toBe('booking_reminder skipped AUTOMATION.DISABLED');
    expect(await outbox(late, 'message.send')).toHaveLength(1);
  });

  it('takes the first channel with an address, and skips a customer who has none', async () => {
    const hubId = await newHub();
    const of = (customerId: string, customer: object, id: string) => erpEvent('booking.confirmed', { customerId, bookingId: id, startsAt: start, customer }, { hubId, id });
    await hear(of('c-phone', { phone: '+34600111222', email: 'p@example.com' }, '1'), of('c-mail', { email: 'm@example.com' }, '2'), of('c-none', { firstName: 'Nemo' }, '3'));
    expect((await outbox(hubId, 'message.send')).map((send) => [send.payload['customerId'], send.payload['channel']])).toEqual(expect.arrayContaining([['c-phone', 'whatsapp'], ['c-mail', 'email']]));
    expect((await executions(hubId)).filter((e) => e.customer_id === 'c-none' && e.status !== 'pending')).toMatchObject([{ status: 'skipped', reason_code: 'ADDRESS.MISSING' }]);
  });

  it('ends everything pending of a deleted customer, and of nobody else', async () => {
    const hubId = await newHub();
    const other = erpEvent('booking.confirmed', { customerId: 'c-2', bookingId: 'b-2', startsAt: start, customer: { email: 'o@example.com' } }, { hubId, id: 'o' });
    await hear(booking(hubId), other);
    await hear(erpEvent('customer.deleted', {}, { hubId, id: 'd', time: '2026-11-23T12:00:01Z' }));
    const reminders = (await executions(hubId)).filter((e) => e.trigger === 'booking_reminder');
    expect(reminders.map((e) => [e.customer_id, e.status, e.reason_code]).sort()).toEqual([['c-1', 'cancelled', 'CUSTOMER.DELETED'], ['c-2', 'pending', null]]);
    expect(await outbox(hubId, 'message.cancel')).toHaveLength(1);
  });

  it('follows the message and never goes backwards, and counts what was sent', async () => {
    const hubId = await newHub();
    await hear(booking(hubId));
    const id = (await executions(hubId))[0]?.id ?? '';
    const now = async () => (await executions(hubId)).filter((e) => e.id === id).map((e) => `${e.status} ${e.reason_code ?? '-'} ${e.sent}`)[0];
    await message('another-hub', id, 'failed');
    expect(await now()).toBe('pending - 0');
    await message(hubId, id, 'unknown', { code: 'UNCONFIRMED', detail: 'no answer' });
    expect(await now()).toBe('pending UNCONFIRMED 0');
    await message(hubId, id, 'sent');
    expect(await now()).toBe('sent - 1');
    await message(hubId, id, 'failed', { code: 'BOUNCED', detail: 'hard' });
    expect(await now()).toBe('failed BOUNCED 0');
    await message(hubId, id, 'sent');
    expect(await now()).toBe('failed BOUNCED 0');
    await message(hubId, id, 'delivered');
    expect(await now()).toBe('sent - 1');
    expect((await outbox(hubId, 'execution.changed')).filter((e) => e.payload['executionId'] === id).map((e) => e.payload['status'])).toEqual(['pending', 'sent', 'failed', 'sent']);
  });

  it('tells of each event which automations it did not start', async () => {
    const hubId = await newHub();
    const [sale] = [erpEvent('sale.completed', { customerId: 'c-1', saleId: 's', total: { amount: '1', currency: 'EUR' } }, { hubId, id: 'sale' })];
    await hear(sale, erpEvent('customer.updated', { customerId: 'c-1', customer: {} }, { hubId, id: 'u' }));
    expect((await outbox(hubId, 'event.not_matched')).map(({ payload }) => payload)).toMatchObject([
      { eventId: sale.id, customerId: 'c-1', automations: [{ trigger: 'post_sale', reason: { code: 'AUTOMATION.DISABLED' } }] },
    ]);
  });

  it('asks conditions when the event comes and again before sending, and keeps in both languages why not', async () => {
    const hubId = await newHub();
    const id = systemAutomationId(hubId, 'booking_reminder');
    await service.database.query('update automation set conditions = $2::jsonb where id = $1', [id, JSON.stringify({ combinator: 'and', rules: [{ field: 'customer.loyaltyTier', operator: '=', value: 'gold' }] })]);
    const booked = (customerId: string, loyaltyTier: string) => erpEvent('booking.confirmed', { customerId, bookingId: `b-${customerId}`, startsAt: start, customer: { email: 's@example.com', loyaltyTier } }, { hubId, id: customerId });
    await hear(booked('c-1', 'gold'), booked('c-2', 'gold'), booked('c-3', 'silver'));
    const unmet = { en: 'This condition is not met: customer.loyaltyTier is "gold".', es: 'No se cumple esta condición: customer.loyaltyTier es "gold".' };
    const reason = { code: 'EXECUTION.NOT_MATCHED', detail: unmet.en, text: unmet };
    expect((await outbox(hubId, 'event.not_matched')).map(({ payload }) => payload)).toMatchObject([{ customerId: 'c-3', automations: [{ automationId: id, reason }] }]);
    await hear(erpEvent('customer.updated', { customerId: 'c-2', customer: { loyaltyTier: null } }, { hubId, id: 'demoted', time: '2026-11-23T12:00:01Z' }));
    await comeDue(hubId, '2026-11-30T10:00:00Z');
    const reminders = await service.database.query<{ customer_id: string; status: string; message_id: string | null; reason_text: object | null }>(`select * from execution where hub_id = $1 and trigger = 'booking_reminder' order by customer_id`, [hubId]);
    expect(reminders.map((e) => [e.customer_id, e.status, e.message_id !== null, e.reason_text])).toEqual([['c-1', 'pending', true, null], ['c-2', 'skipped', false, unmet]]);
    expect((await outbox(hubId, 'execution.changed')).map(({ payload }) => payload).filter(({ status }) => status === 'skipped')).toMatchObject([{ customerId: 'c-2', reason }]);
  });

  it('erases what it keeps of an erased customer, ends what waits, and leaves what is newer', async () => {
    const hubId = await newHub();
    const booked = (customerId: string, id: string, time: Date) => erpEvent('booking.confirmed', { customerId, bookingId: id, startsAt: start, note: 'Zaphod', customer: { firstName: 'Zaphod', email: 'z@example.com' } }, { hubId, id, time });
    await hear(booked('c-1', 'b-1', noon), booked('c-2', 'b-2', noon));
    const erasedAt = service.clock.now().toISOString();
    const state = { ...customerStateChanged.example, customerId: 'c-1', deletedAt: erasedAt, erasedAt };
    const tell = () => service.deliver(FollowCustomerStateConsumer, 'follow', { messages: [customerStateChanged], events: [envelope(hubId, 'customer.state_changed', state)] });
    await tell();
    const dump = async (customerId: string) => {
      const rows = await Promise.all(['customer', 'execution'].map((table) => service.database.query(`select t::text as row from ${table} t where hub_id = $1 and customer_id = $2`, [hubId, customerId])));
      return rows.flat().concat(await service.database.query('select t::text as row from visit t where hub_id = $1 and object_key = $2', [hubId, customerId === 'c-1' ? 'booking:b-1' : 'booking:b-2'])).map(({ row }) => String(row)).join();
    };
    expect([(await dump('c-1')).includes('Zaphod'), (await dump('c-2')).match(/Zaphod/g)?.length]).toEqual([false, 4]);
    expect((await executions(hubId)).map(({ customer_id: id, status }) => `${id} ${status}`).sort()).toEqual(['c-1 cancelled', 'c-1 pending', 'c-2 pending', 'c-2 pending']);
    service.clock.advance(60_000);
    await hear(booked('c-1', 'b-3', service.clock.now()));
    await tell();
    expect(await dump('c-1')).toContain('Zaphod');
  });

  it('hands the toggles of the settings to the automations they own, only what changed', async () => {
    const hubId = await newHub();
    const tell = (revision: number, automations: ReturnType<typeof settings>['automations']) =>
      service.deliver(FollowSettingsConsumer, 'follow', { messages: [settingsChanged], events: [envelope(hubId, 'settings.changed', settings({ revision, automations }))] });
    const reminder = async () => (await service.database.query('select is_active, timing, channel from automation where id = $1', [systemAutomationId(hubId, 'booking_reminder')]))[0];
    await tell(2, { appointmentReminder: { enabled: false, hoursBefore: 48, channel: 'sms' }, bookingConfirmation: { enabled: true } });
    expect(await reminder()).toEqual({ is_active: false, timing: { anchor: 'start', offset: '-PT48H' }, channel: 'sms' });
    await tell(1, { appointmentReminder: { enabled: true, hoursBefore: 24 }, bookingConfirmation: { enabled: true } });
    expect(await reminder()).toMatchObject({ is_active: false });
    await tell(3, { appointmentReminder: { enabled: true, hoursBefore: 48 }, bookingConfirmation: { enabled: true } });
    expect(await reminder()).toEqual({ is_active: true, timing: { anchor: 'start', offset: '-PT48H' }, channel: null });
  });

  it('promotes through the real due queue, and a cancellation beside a promotion loses nothing', async () => {
    const hubId = await newHub();
    const many = Array.from({ length: 40 }, (_, n) => erpEvent('booking.confirmed', { customerId: `c-${n}`, bookingId: `b-${n}`, startsAt: start, customer: { email: `c${n}@example.com` } }, { hubId, id: `b-${n}` }));
    await hear(...many);
    service.clock.advance(new Date('2026-11-30T10:00:00Z').getTime() - service.clock.now().getTime());
    await service.database.query('update due set due_at = now() where hub_id = $1', [hubId]);
    service.queue.start();
    const cancels = many.slice(0, 20).map((event, n) => erpEvent('booking.cancelled', { customerId: event.data.customerId, bookingId: `b-${n}` }, { hubId, id: `x-${n}`, time: '2026-11-30T09:59:59Z' }));
    await Promise.all(cancels.map((event) => hear(event)));
    await eventually(async () => expect(await dueKeys(hubId)).toBe(0));
    await service.queue.stop();
    const sends = new Set((await outbox(hubId, 'message.send')).map((send) => send.payload['messageId']));
    const undone = new Set((await outbox(hubId, 'message.cancel')).map((cancel) => cancel.payload['messageId']));
    for (const execution of await executions(hubId)) {
      const isCancelledCustomer = Number(execution.customer_id.slice(2)) < 20;
      if (execution.status === 'cancelled') expect([isCancelledCustomer, execution.message_id]).toEqual([true, null]);
      else expect([sends.has(execution.message_id), undone.has(execution.message_id)]).toEqual([true, isCancelledCustomer]);
    }
  });
});

describe('a hub of which several services tell at once', () => {
  it('is moved back while its settings are taken on, and neither has to give way', async () => {
    const hubId = await newHub();
    const earlier = { hubId, seenAt: new Date(day0.getTime() - 1000) };
    let moved: Promise<void> | undefined;
    await service.database.transaction(async (settingsTx) => {
      await findHubs(settingsTx, [hubId], 'for update');
      moved = service.database.transaction((tx) => backdateHubs(tx, [earlier]));
      await eventually(async () => expect(await service.database.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).toHaveLength(1));
      await settingsTx.query('select from automation where hub_id = $1 for update', [hubId]);
    });
    await moved;
    expect(await service.database.query('select created_at from hub where hub_id = $1', [hubId])).toEqual([{ created_at: earlier.seenAt }]);
  });
});
