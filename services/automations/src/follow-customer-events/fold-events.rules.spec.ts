import type { ErpEvent, Trigger } from '@messaging/contracts';
import { automation, day0, erpEvent, hub, noon, settings } from '../../test/builders.js';
import type { Automation } from '../define-automation/automation.js';
import type { Execution } from '../schedule-execution/execution.js';
import { EventFold, type Known } from './fold-events.rules.js';

const known = (automations: readonly Automation[], change: Partial<Known> = {}): Known => ({
  hubs: new Map(['main', 'other'].map((hubId) => [hubId, hub({ hubId })])), customers: new Map(), visits: [], lastEntered: new Map(),
  automations: new Map(automations.map(({ hubId, trigger }) => [`${hubId}|${trigger}`, automations.filter((a) => a.hubId === hubId && a.trigger === trigger)])),
  ...change,
});
function fold(events: readonly ErpEvent[], automations: readonly Automation[], change: Partial<Known> = {}): EventFold {
  const folded = new EventFold(known(automations, change), noon);
  for (const event of events) folded.add(event);
  return folded;
}
const plansOf = (events: readonly ErpEvent[], automations: readonly Automation[], change: Partial<Known> = {}): Execution[] => [...fold(events, automations, change).plans.values()];
const start = '2026-12-01T10:00:00.000Z';
const visit = { appointmentId: 'a-1', startsAt: start };
const set = noon.toISOString();
const id = erpEvent('x').id;

describe('what each event starts', () => {
  it.each<[Trigger, string, Record<string, unknown>, string, string]>([
    ['welcome', 'customer.created', { customer: { firstName: 'Sara' } }, `event:${id}`, noon.toISOString()],
    ['birthday', 'customer.birthday', { date: '2026-11-23' }, 'birthday:2026', '2026-11-23T08:00:00.000Z'],
    ['anniversary', 'customer.anniversary', { years: 2 }, 'anniversary:2026', '2026-11-23T08:00:00.000Z'],
    ['post_sale', 'sale.completed', { saleId: 's-1', total: { amount: '1', currency: 'EUR' } }, `event:${id}`, '2026-11-24T12:00:00.000Z'],
    ['post_appointment', 'appointment.completed', { appointmentId: 'a-1' }, `event:${id}`, '2026-11-23T14:00:00.000Z'],
    ['inactivity', 'customer.inactive', { inactiveDays: 90, customer: { lastVisitAt: '2026-08-25T10:00:00Z' } }, 'inactive:2026-08-25', noon.toISOString()],
    ['loyalty_tier_change', 'customer.loyalty_tier_changed', { toTier: 'gold' }, `event:${id}`, noon.toISOString()],
    ['lead_stage_change', 'lead.stage_changed', { leadId: 'l-1', toStage: 'won' }, `event:${id}`, noon.toISOString()],
    ['ticket_resolved', 'ticket.resolved', { ticketId: 't-1', subject: 'Zip' }, `event:${id}`, '2026-11-23T13:00:00.000Z'],
    ['booking_confirmed', 'booking.confirmed', { bookingId: 'b-1', startsAt: start }, `booking_confirmed:booking:b-1:${start}:${set}`, noon.toISOString()],
    ['booking_confirmed', 'appointment.scheduled', visit, `booking_confirmed:appointment:a-1:${start}:${set}`, noon.toISOString()],
    ['booking_reminder', 'appointment.scheduled', visit, `booking_reminder:appointment:a-1:${start}:${set}`, '2026-11-30T10:00:00.000Z'],
    ['booking_reminder', 'booking.rescheduled', { bookingId: 'b-1', startsAt: start }, `booking_reminder:booking:b-1:${start}:${set}`, '2026-11-30T10:00:00.000Z'],
    ['custom', 'custom.garment_ready', { shelf: 4 }, `event:${id}`, noon.toISOString()],
  ])('%s by %s', (trigger, type, ...[data, occurrence, scheduledAt]) => {
    const every = (['welcome', 'birthday', 'anniversary', 'post_sale', 'post_appointment', 'inactivity', 'loyalty_tier_change', 'lead_stage_change', 'ticket_resolved', 'booking_confirmed', 'booking_reminder', 'custom'] as const).map((t) => automation(t, t === 'custom' ? { triggerConfig: { eventType: 'custom.garment_ready' } } : {}));
    const own = every.find((candidate) => candidate.trigger === trigger);
    const plan = plansOf([erpEvent(type, data, { id: 'e-1' })], every).find((candidate) => candidate.trigger === trigger);
    expect(plan).toMatchObject({ status: 'pending', key: `main|${own?.id ?? ''}|c-1|${occurrence.replace(id, erpEvent(type, data).id)}` });
    expect(plan?.scheduledAt.toISOString()).toBe(scheduledAt);
  });

  it.each<[string, Partial<Automation>, string, Record<string, unknown>, number]>([
    ['the stage it goes to', { triggerConfig: { toStage: 'won' } }, 'lead.stage_changed', { leadId: 'l', fromStage: 'new', toStage: 'lost' }, 0],
    ['the stage it comes from', { triggerConfig: { toStage: 'won', fromStage: 'new' } }, 'lead.stage_changed', { leadId: 'l', fromStage: 'new', toStage: 'won' }, 1],
    ['the tier', { trigger: 'loyalty_tier_change', triggerConfig: { toTier: 'gold' } }, 'customer.loyalty_tier_changed', { toTier: 'silver' }, 0],
    ['no type of event at all', { trigger: 'custom', triggerConfig: {} }, 'custom.b', {}, 0],
    ['the type of a custom event', { trigger: 'custom', triggerConfig: { eventType: 'custom.a' } }, 'custom.b', {}, 0],
    ['enough days without a visit', { trigger: 'inactivity', triggerConfig: { inactiveDays: 60 } }, 'customer.inactive', { inactiveDays: 90 }, 1],
    ['too few of them', { trigger: 'inactivity', triggerConfig: { inactiveDays: 60 } }, 'customer.inactive', { inactiveDays: 30 }, 0],
  ])('asks for %s', (_title, change, ...[type, data, count]) => {
    expect(plansOf([erpEvent(type, data)], [automation('lead_stage_change', change)])).toHaveLength(count);
  });

  it('says which automations with its trigger an event did not start, and why', () => {
    const lost = erpEvent('lead.stage_changed', { leadId: 'l', toStage: 'lost' });
    const others = [automation('lead_stage_change', { triggerConfig: { toStage: 'won' } }), automation('lead_stage_change', { isActive: false }), automation('welcome')];
    const unmatched = (events: readonly ErpEvent[], automations = others) => fold(events, automations).unmatched.map(({ automation: { isActive }, reason }) => [isActive, reason.code, reason.detail]);
    expect(unmatched([lost])).toEqual([[true, 'EXECUTION.NOT_MATCHED', 'toStage is "lost", asked for is "won".'], [false, 'AUTOMATION.DISABLED', 'The automation is switched off.']]);
    expect(unmatched([erpEvent('customer.created', { customer: {} }, { backfill: true })])).toEqual([[true, 'EXECUTION.BACKFILL', 'The event only records what happened earlier.']]);
    const older = [erpEvent('booking.confirmed', { bookingId: 'b', startsAt: start }), erpEvent('booking.confirmed', { bookingId: 'b', startsAt: start }, { id: 'e-2', time: day0 })];
    expect(unmatched(older, [automation('booking_confirmed')]).map(([, code]) => code)).toEqual(['VISIT.NEWER_KNOWN']);
  });

  it('starts what its conditions are met for, and names the one that is not, in both languages', () => {
    const gold = { field: 'customer.loyaltyTier', operator: '=', value: 'gold' };
    const dear = { field: 'event.total.amount', operator: '>=', value: 50 };
    const told = (amount: string, loyaltyTier: string, id: string) => erpEvent('sale.completed', { saleId: id, total: { amount, currency: 'EUR' }, customer: { loyaltyTier } }, { id });
    const folded = fold([told('60', 'gold', 'a'), told('60', 'silver', 'b'), told('4', 'gold', 'c')], [automation('post_sale', { conditions: { combinator: 'and', rules: [gold, dear] } })]);
    expect([...folded.plans.values()].map(({ eventId }) => eventId)).toEqual([erpEvent('x', {}, { id: 'a' }).id]);
    expect(folded.unmatched.map(({ reason }) => [reason.code, reason.detail, reason.text?.es])).toEqual([
      ['EXECUTION.NOT_MATCHED', 'This condition is not met: customer.loyaltyTier is "gold".', 'No se cumple esta condición: customer.loyaltyTier es "gold".'],
      ['EXECUTION.NOT_MATCHED', 'This condition is not met: event.total.amount is at least 50.', 'No se cumple esta condición: event.total.amount es como mínimo 50.'],
    ]);
    const either = fold([told('4', 'silver', 'd')], [automation('post_sale', { conditions: { combinator: 'or', rules: [gold, dear] } })]);
    expect(either.unmatched.map(({ reason }) => reason.detail)).toEqual(['This condition is not met: customer.loyaltyTier is "gold" or event.total.amount is at least 50.']);
  });

  it('counts the days of conditions in the zone of the customer', () => {
    const today = { combinator: 'and', rules: [{ field: 'customer.nextBirthday', operator: '=', value: { ahead: 'P0D' } }] };
    const born = (timeZone: string) => erpEvent('customer.created', { customer: { birthday: '--11-24', timeZone } });
    expect(plansOf([born('Pacific/Kiritimati')], [automation('welcome', { conditions: today })])).toHaveLength(1); // noon in London is the 24th there
    expect(plansOf([born('Europe/Madrid')], [automation('welcome', { conditions: today })])).toHaveLength(0);
  });

  it('does not start what was kept with conditions that cannot be read any more', () => {
    const folded = fold([erpEvent('customer.created', { customer: {} })], [automation('welcome', { conditions: { combinator: 'and', rules: [{ field: 'gone' }] } })]);
    expect([folded.plans.size, folded.unmatched[0]?.reason.detail]).toEqual([0, 'The conditions of the automation cannot be read: set them anew.']);
  });

  it('starts nothing by backfill, and fills the projection', () => {
    const folded = fold([erpEvent('customer.created', { customer: { email: 's@example.com' } }, { backfill: true })], [automation('welcome')]);
    expect(folded.plans.size).toBe(0);
    expect(folded.customers.get('main|c-1')?.fields.email).toBe('s@example.com');
  });

  it('keeps hubs apart that name their customers and visits alike', () => {
    const events = ['main', 'other'].map((hubId) => erpEvent('booking.confirmed', { bookingId: 'b-1', startsAt: start }, { hubId }));
    const cancel = erpEvent('booking.cancelled', { bookingId: 'b-1' }, { hubId: 'other', id: 'e-2', time: '2026-11-23T12:01:00Z' });
    const plans = plansOf([...events, cancel], ['main', 'other'].map((hubId) => automation('booking_confirmed', { hubId })));
    expect(plans.map(({ hubId, status }) => [hubId, status])).toEqual([['main', 'pending'], ['other', 'cancelled']]);
  });
});

describe('what is not sent at once', () => {
  const sale = (time: string, eventId = 'e-1') => erpEvent('lead.stage_changed', { leadId: 'l-1', toStage: 'won' }, { id: eventId, time });

  it('ignores what happened more than a minute before the automation was enabled, or the hub came to be', () => {
    const enabled = automation('lead_stage_change', { lastEnabledAt: noon });
    expect(plansOf([sale('2026-11-23T11:58:59Z')], [enabled])).toMatchObject([{ status: 'skipped', reason: { code: 'EXECUTION.BEFORE_ENABLED' } }]);
    expect(plansOf([sale('2026-11-23T11:59:01Z')], [enabled])).toMatchObject([{ status: 'pending' }]);
    const young = new Map([['main', hub({ createdAt: noon })]]);
    expect(plansOf([sale('2026-11-23T11:00:00Z')], [automation('lead_stage_change')], { hubs: young })).toMatchObject([{ reason: { code: 'EXECUTION.BEFORE_ENABLED' } }]);
  });

  it('lets a customer through once, or once in so many days', () => {
    const two = [sale('2026-11-20T12:00:00Z', 'e-1'), sale('2026-11-23T12:00:00Z', 'e-2')];
    const statuses = (reEntry: Automation['reEntry'], change: Partial<Known> = {}) => plansOf(two, [automation('lead_stage_change', { reEntry })], change).map((plan) => plan.reason?.code ?? plan.status);
    expect(statuses('every')).toEqual(['pending', 'pending']);
    expect(statuses('once')).toEqual(['pending', 'EXECUTION.RE_ENTRY']);
    expect(statuses({ days: 3 })).toEqual(['pending', 'pending']);
    expect(statuses({ days: 4 })).toEqual(['pending', 'EXECUTION.RE_ENTRY']);
    const before = new Map([[`${automation('lead_stage_change').id}|c-1`, day0]]);
    expect(statuses('once', { lastEntered: before })).toEqual(['EXECUTION.RE_ENTRY', 'EXECUTION.RE_ENTRY']);
  });

  it('skips a reminder whose moment had passed when it was booked, or sends it at once, as the policy says', () => {
    const booked = erpEvent('booking.confirmed', { bookingId: 'b-1', startsAt: '2026-11-23T18:00:00Z' });
    expect(plansOf([booked], [automation('booking_reminder')])).toMatchObject([{ status: 'skipped', reason: { code: 'EXECUTION.LATE_BOOKING' } }]);
    const eager = new Map([['main', hub({ settings: settings({ policy: { lateBooking: 'send' } }) })]]);
    expect(plansOf([booked], [automation('booking_reminder')], { hubs: eager })).toMatchObject([{ status: 'pending', scheduledAt: noon }]);
  });
});

describe('visits', () => {
  const both = [automation('booking_confirmed'), automation('booking_reminder')];
  const booked = erpEvent('booking.confirmed', { bookingId: 'b-1', startsAt: start }, { id: 'b', time: '2026-11-23T11:58:00Z' });
  const appointed = erpEvent('appointment.scheduled', { appointmentId: 'a-1', bookingId: 'b-1', startsAt: start }, { id: 'a', time: '2026-11-23T11:58:30Z' });
  const moved = erpEvent('appointment.rescheduled', { appointmentId: 'a-1', startsAt: '2026-12-02T10:00:00Z' }, { id: 'm', time: '2026-11-23T11:59:00Z' });
  const cancelled = erpEvent('appointment.cancelled', { appointmentId: 'a-1' }, { id: 'x', time: '2026-11-23T11:59:30Z' });
  const shown = (plans: readonly Execution[]) => plans.map((plan) => `${plan.trigger} ${plan.status} ${plan.startsAt?.toISOString().slice(0, 10) ?? ''}`);

  it('gives one confirmation and one reminder for a booking and its appointment, in either order', () => {
    expect(shown(plansOf([booked, appointed], both))).toEqual(['booking_confirmed pending 2026-12-01', 'booking_reminder pending 2026-12-01']);
    expect(shown(plansOf([appointed, booked], both))).toEqual(['booking_confirmed pending 2026-12-01', 'booking_reminder pending 2026-12-01']);
  });

  it('moves the reminder, and confirms the new start only while the old one had not gone out', () => {
    expect(shown(plansOf([booked, appointed, moved], both))).toEqual([
      'booking_confirmed cancelled 2026-12-01', 'booking_reminder cancelled 2026-12-01', 'booking_confirmed pending 2026-12-02', 'booking_reminder pending 2026-12-02',
    ]);
    const stored = [...fold([booked, appointed], both).visits.values()];
    const later = fold([moved], both, { visits: stored });
    expect(shown([...later.plans.values()])).toEqual(['booking_reminder pending 2026-12-02']);
    expect([...later.cancellations.keys()]).toEqual(['main|visit:booking:b-1']);
    expect(later.cancellations.get('main|visit:booking:b-1')?.replan?.(automation('booking_confirmed').id)).toMatchObject({ trigger: 'booking_confirmed', status: 'pending' });
  });

  it('cancels both by either event, and an older one does not bring them back', () => {
    const folded = fold([booked, appointed, cancelled, moved], both);
    expect([...folded.plans.values()].map((plan) => plan.reason?.code)).toEqual(['VISIT.CANCELLED', 'VISIT.CANCELLED']);
    expect([...folded.cancellations.values()].map((c) => c.reason.code)).toEqual(['VISIT.CANCELLED', 'VISIT.CANCELLED']);
  });

  it('confirms again when it is booked again after a cancellation', () => {
    const again = erpEvent('booking.confirmed', { bookingId: 'b-1', startsAt: start }, { id: 'b2' });
    expect(shown(plansOf([booked, appointed, cancelled, again], both)).slice(2)).toEqual(['booking_confirmed pending 2026-12-01', 'booking_reminder pending 2026-12-01']);
  });

  it('says after an appointment what was known of it, although its completion did not', () => {
    const done = erpEvent('appointment.completed', { appointmentId: 'a-1', startsAt: null, staff: 'Eva' }, { id: 'done' });
    const [after] = plansOf([appointed, done], [automation('post_appointment')]);
    expect(after?.triggerData).toMatchObject({ appointmentId: 'a-1', bookingId: 'b-1', startsAt: start, staff: 'Eva' });
  });

  it('ends everything of a deleted customer, and starts nothing for one', () => {
    const deleted = erpEvent('customer.deleted', {}, { id: 'd', time: '2026-11-23T11:59:50Z' });
    const folded = fold([booked, deleted, erpEvent('custom.late', {}, { id: 'l' })], [...both, automation('custom', { triggerConfig: { eventType: 'custom.late' } })]);
    expect([...folded.plans.values()].map((plan) => `${plan.status} ${plan.reason?.code ?? ''}`)).toEqual(['cancelled CUSTOMER.DELETED', 'cancelled CUSTOMER.DELETED', 'skipped CUSTOMER.DELETED']);
    expect(folded.farewells).toHaveLength(1);
  });
});
