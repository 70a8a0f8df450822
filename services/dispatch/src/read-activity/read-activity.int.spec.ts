import { automationChanged, eventDropAsked, eventNotMatched, eventParked, eventReplayAsked, eventSettled, executionChanged, reasons, type ActivityItem, type CustomerFields, type MessageDefinition } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { customerEvent, optOut, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { SettleParkedEventsConsumer } from '../consumers.js';
import { ProjectCustomersConsumer } from '../project-customers/project-customers.consumer.js';
import { RecordActivityWhenAutomationsDecidedConsumer } from '../record-activity/record-activity-when-automations-decided.consumer.js';
import { RecordActivityWhenEventsParkedConsumer } from '../record-activity/record-activity-when-events-parked.consumer.js';
import { SuppressAddressWhenOptedOutConsumer } from '../suppress-address/suppress-address-when-opted-out.consumer.js';

describe('the diary of a customer', () => {
  let app: DispatchApp;
  let tokens: Record<'main' | 'other', string>;

  beforeAll(async () => {
    app = await dispatchApp();
    tokens = { main: await app.hub('main'), other: await app.hub('other') };
  });
  afterAll(() => app.close());
  beforeEach(() => app.database.query('truncate customer, customer_term, customer_address, consent, suppression, activity, automation_name, message, outbox'));

  const minute = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n));
  const told = (customer: CustomerFields, at: Date, hubId = 'main') => customerEvent('customer.updated', { customerId: 'c-1', customer }, { hubId, time: at });
  const hear = (...batches: ReturnType<typeof told>[]) => app.deliver(ProjectCustomersConsumer, 'handle', together(...batches));
  const automations = (definition: MessageDefinition, data: object, time: Date, hubId = 'main') => app.deliver(RecordActivityWhenAutomationsDecidedConsumer, 'record', {
    messages: [executionChanged, eventNotMatched, automationChanged],
    events: [{ id: newId(), type: definition.type, source: '/automations', time, hubId, key: 'k', topic: definition.topic.name, headers: {}, data }],
  });
  const page = async (query = '', hub: 'main' | 'other' = 'main') => (await app.http().get(`/api/v1/customers/c-1/activity${query}`).set('authorization', tokens[hub])).body as { items: ActivityItem[]; nextCursor: string | null };
  const send = async (body: object) => (await app.http().post('/api/v1/messages').set('authorization', tokens.main).send({ channel: 'email', customerId: 'c-1', category: 'custom', body: 'Hi', ...body })).body.id as string;

  it('tells events, what did not match, executions, messages, consent and suppressions, newest first', async () => {
    const automationId = newId();
    const sale = customerEvent('sale.completed', { customerId: 'c-1', saleId: 's-1', total: { amount: '12.50', currency: 'EUR' }, items: [{ name: 'x' }], customer: { email: 'a@example.com', consent: { email: { marketing: true } } } } as never, { time: minute(1) });
    await hear(sale);
    await automations(automationChanged, { automationId, name: 'After a sale', trigger: 'post_sale', templateId: newId(), isActive: true, isSystem: false, isDeleted: false }, minute(0));
    const unmatched = { automationId, name: 'Sale', trigger: 'post_sale', reason: { code: 'AUTOMATION.DISABLED', detail: 'The automation is switched off.' } };
    const text = { en: 'This condition is not met: event.shelf is more than 4.', es: 'No se cumple esta condición: event.shelf es mayor que 4.' };
    const unmet = { automationId: newId(), name: 'Dear sales', trigger: 'post_sale', reason: { code: 'EXECUTION.NOT_MATCHED', detail: text.en, text } };
    await automations(eventNotMatched, { eventId: sale.events[0]?.id, customerId: 'c-1', type: 'sale.completed', time: minute(1).toISOString(), automations: [unmatched, unmet] }, minute(1));
    const execution = { executionId: newId(), automationId, customerId: 'c-1' };
    await automations(executionChanged, { ...execution, status: 'pending' }, minute(2));
    await automations(executionChanged, { ...execution, status: 'skipped', reason: { code: 'EXECUTION.STALE', detail: 'It fell due too late.' } }, minute(9));
    const id = await send({ to: 'a@example.com' });
    await app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(id, 'stop', new Date()));
    const { items } = await page();
    expect(items.filter(({ reason }) => reason?.code === 'EXECUTION.NOT_MATCHED')).toMatchObject([{ kind: 'not_matched', text: `The automation "Dear sales" was not started by sale.completed: ${text.en}`, reason: { text } }]);
    const others = items.filter(({ reason }) => reason?.code !== 'EXECUTION.NOT_MATCHED');
    expect(others.at(-2)?.reason?.text).toEqual(reasons['AUTOMATION.DISABLED']);
    expect(others.slice(-3).map(({ kind, text, reason }) => [kind, text, reason?.code])).toEqual([
      ['execution', 'The automation "After a sale" is skipped: It fell due too late.', 'EXECUTION.STALE'],
      ['not_matched', 'The automation "After a sale" was not started by sale.completed: The automation is switched off.', 'AUTOMATION.DISABLED'],
      ['event', 'The ERP told: sale.completed.', undefined],
    ]);
    expect(others.at(-3)?.at).toBe(minute(9).toISOString()); // where it was skipped, not where it began to wait
    expect(items.at(-1)).toMatchObject({ at: minute(1).toISOString(), data: { type: 'sale.completed', facts: { saleId: 's-1', total: { amount: '12.50', currency: 'EUR' } } } });
    expect(others.slice(0, -3).map(({ kind, text }) => `${kind}: ${text}`).sort()).toEqual([
      'consent: The ERP (erp) agreed to marketing by email.', 'consent: The person refused marketing by email.', 'message: Message by email: queued.',
      'suppression: Closed for marketing by email: Opted out with the link in a message.',
    ]);
  });

  it('tells once that the ERP says yes against the own word of the person', async () => {
    await hear(told({ email: 'a@example.com', consent: { email: { marketing: true } } }, minute(1)));
    const at = app.clock.now();
    await app.deliver(SuppressAddressWhenOptedOutConsumer, 'handle', optOut(await send({ to: 'a@example.com' }), 'stop', at));
    app.clock.advance(600_000);
    await hear(told({ consent: { email: { marketing: true } } }, new Date(at.getTime() + 60_000)), told({ consent: { email: { marketing: true } } }, new Date(at.getTime() + 120_000)));
    await hear(told({ consent: { email: { marketing: true } } }, new Date(at.getTime() + 180_000)));
    const { items } = await page();
    expect(items.filter(({ reason }) => reason?.code === 'CONSENT.OWN_WORD_STANDS')).toHaveLength(1);
    expect((await app.published('consent.changed')).map(({ payload }) => [payload['marketing'], payload['source']])).toEqual([[true, 'erp'], [false, 'recipient']]);
    await hear(told({ consent: { email: { marketing: true, at: new Date(at.getTime() + 200_000).toISOString() } } }, new Date(at.getTime() + 240_000)));
    expect((await app.published('consent.changed')).at(-1)?.payload).toMatchObject({ marketing: true });
  });

  it('pages through equal moments without a gap or a repeat, and shows nothing to another hub', async () => {
    await hear(...Array.from({ length: 7 }, (_, n) => customerEvent('custom.*', { customerId: 'c-1', n } as never, { time: minute(5) })));
    for (let n = 0; n < 3; n++) await send({ to: 'a@example.com' });
    await app.database.query('update message set created_at = $1', [minute(5)]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const given = await page(`?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...given.items.map(({ id }) => id));
      cursor = given.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
    expect(await page('', 'other')).toMatchObject({ code: 'CUSTOMER.NOT_FOUND' });
  });

  it('keeps consent of a back-fill in the ledger, and does not tell it as news', async () => {
    const event = told({ consent: { email: { marketing: true } } }, minute(1));
    await hear({ ...event, events: event.events.map((each) => ({ ...each, headers: { backfill: 'true' } })) });
    expect((await page()).items.map(({ kind }) => kind).sort()).toEqual(['consent', 'event']);
    expect(await app.published('consent.changed')).toEqual([]);
  });

  it('shows an event that waits for a person, and how that ended', async () => {
    const parked = { ...eventParked.example, customerId: 'c-1', type: 'invoice.paid', consumer: 'webhooks' };
    const tell = (definition: MessageDefinition, data: object) => app.deliver(RecordActivityWhenEventsParkedConsumer, 'record', {
      messages: [eventParked, eventSettled], events: [{ id: newId(), type: definition.type, source: '/webhooks', time: new Date(), hubId: 'main', key: 'k', topic: 't', headers: {}, data }],
    });
    const texts = async () => (await page()).items.map(({ text }) => text);
    await tell(eventParked, parked);
    expect(await texts()).toEqual(['The ERP told invoice.paid, and it waits for a person: The record would become too large.']);
    await tell(eventSettled, { ...eventSettled.example, consumer: 'webhooks', outcome: 'dropped' });
    expect(await texts()).toEqual(['The ERP told invoice.paid, which waited for a person (The record would become too large) and was given up.']);
  });

  it('does with parked events what a person asked, in every consumer that has them', async () => {
    const [first, second] = [newId(), newId()];
    for (const id of [first, second]) {
      await app.database.query(`insert into parked_event (consumer, event_id, hub_id, key, envelope, state, attempts, next_at, reason_code, reason_detail) values ('dispatch.x', $1, 'main', 'c-1', '{}', 'parked', 4, now(), 'X', 'x')`, [id]);
    }
    const ask = (definition: MessageDefinition, eventId: string, hubId: string) => app.deliver(SettleParkedEventsConsumer as new () => { handle: unknown }, 'handle', {
      messages: [eventReplayAsked, eventDropAsked], events: [{ id: newId(), type: definition.type, source: '/webhooks', time: new Date(), hubId, key: 'k', topic: 't', headers: {}, data: { eventId } }],
    });
    await ask(eventDropAsked, first, 'other');
    await ask(eventReplayAsked, first, 'main');
    await ask(eventDropAsked, second, 'main');
    expect(await app.database.query('select event_id, state, attempts from parked_event')).toEqual([{ event_id: first, state: 'retry', attempts: 0 }]);
    expect((await app.published('event.settled')).map(({ payload }) => payload)).toMatchObject([{ eventId: second, consumer: 'dispatch.x', outcome: 'dropped' }]);
  });
});
