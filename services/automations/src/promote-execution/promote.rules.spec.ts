import type { Channel } from '@messaging/contracts';
import { automation, erpEvent, hub, noon, settings } from '../../test/builders.js';
import { applyCustomerFields, unknownCustomer } from '../follow-customer-events/customer-projection.rules.js';
import type { Visit } from '../follow-customer-events/visit.rules.js';
import { planExecution } from '../schedule-execution/plan-execution.rules.js';
import { decidePromotion, type PromotionFacts, type TemplateHead } from './promote.rules.js';

const start = new Date('2026-11-24T12:00:00Z');
const visit: Visit = { hubId: 'main', objectKey: 'booking:b-1', appointmentId: undefined, status: 'active', startsAt: start, setAt: noon, data: undefined, eventTime: noon, eventRank: 0 };
const sara = applyCustomerFields(unknownCustomer('main', 'c-1'), { email: 's@example.com', phone: '+34600111222' }, { id: erpEvent('x').id, time: noon });
const reminder = automation('booking_reminder');
const head: TemplateHead = { templateId: reminder.templateId, version: 3, channel: 'all', category: 'appointment_reminder', isActive: true, isDeleted: false };

function facts(change: Partial<PromotionFacts> = {}): PromotionFacts {
  const mine = change.automation ?? reminder;
  const execution = planExecution({ automation: mine, event: erpEvent('booking.confirmed', { bookingId: 'b-1' }), customer: sara, visit, hub: hub(), lastEnteredAt: undefined }, noon);
  return { execution, automation: mine, customer: sara, visit, hub: hub(), template: head, ...change };
}
const outcome = (change: Partial<PromotionFacts>, now = noon): string => {
  const promotion = decidePromotion(facts(change), now);
  return promotion.kind === 'send' ? `${promotion.channel} ${promotion.lane} ${promotion.purpose} v${promotion.templateVersion}` : `${promotion.kind} ${promotion.reason.code}`;
};

describe('a promotion', () => {
  it.each<[string, Partial<PromotionFacts>, string]>([
    ['sends by the first real channel', {}, 'email priority transactional v3'],
    ['sends marketing on the bulk lane', { template: { ...head, category: 'marketing' } }, 'email bulk marketing v3'],
    ...(['birthday', 'anniversary', 'inactivity'] as const).map((trigger): [string, Partial<PromotionFacts>, string] => [
      `holds ${trigger} for marketing, whatever its template says of itself`, { template: { ...head, category: 'custom' }, automation: automation(trigger) }, 'email bulk marketing v3',
    ]),
    ['takes version 1 of a system template that was not told yet', { template: undefined }, 'email priority transactional v1'],
    ['takes the presumed category too', { template: undefined, automation: automation('birthday') }, 'email bulk marketing v1'],
    ['skips a deleted template', { template: { ...head, isDeleted: true } }, 'skip TEMPLATE.UNKNOWN'],
    ['skips a template that was switched off', { template: { ...head, isActive: false } }, 'skip TEMPLATE.INACTIVE'],
    ['skips for an automation that was switched off', { automation: { ...reminder, isActive: false } }, 'skip AUTOMATION.DISABLED'],
    ['cancels for one that was deleted', { automation: undefined }, 'cancel AUTOMATION.DELETED'],
    ['cancels for a deleted customer', { customer: { ...sara, deletedAt: noon } }, 'cancel CUSTOMER.DELETED'],
    ['reminds of no visit that is over', { visit: { ...visit, status: 'completed' } }, 'cancel VISIT.COMPLETED'],
    ['cancels for a cancelled visit', { visit: { ...visit, status: 'cancelled' } }, 'cancel VISIT.CANCELLED'],
    ['cancels for a moved visit', { visit: { ...visit, startsAt: noon } }, 'cancel VISIT.RESCHEDULED'],
    ['leaves the address to dispatch for a customer never heard of', { customer: undefined }, 'email priority transactional v3'],
    ['skips a customer without an address', { customer: { ...sara, fields: { email: ' ' } } }, 'skip ADDRESS.MISSING'],
    ['falls back in the order of channels', { automation: { ...reminder, channel: 'whatsapp', channels: ['sms', 'email'] }, customer: { ...sara, fields: { email: 's@example.com' } } }, 'email priority transactional v3'],
    ['takes the phone for WhatsApp', { automation: { ...reminder, channel: 'whatsapp' } }, 'whatsapp priority transactional v3'],
    ['keeps to the template\'s channel', { template: { ...head, channel: 'sms' }, hub: hub({ settings: undefined }) }, 'sms priority transactional v3'],
    ['takes the sandbox in order until there is a real provider', { hub: hub({ settings: undefined }) }, 'whatsapp priority transactional v3'],
  ])('%s', (_title, change, expected) => {
    expect(outcome('automation' in change && change.automation === undefined ? { ...facts(), ...change } : change)).toBe(expected);
  });

  it('skips what came due too late, and never reminds after the start', () => {
    expect(outcome({}, new Date('2026-11-23T14:00:00Z'))).toBe('email priority transactional v3');
    expect(outcome({}, new Date('2026-11-23T14:00:01Z'))).toBe('skip EXECUTION.STALE');
    expect(outcome({ automation: { ...reminder, late: 'P9D' } }, new Date('2026-11-24T12:00:01Z'))).toBe('skip EXECUTION.STALE');
  });

  it('asks the conditions again, of the customer as known now and of what happened then', () => {
    const only = (field: string, value: string) => ({ automation: { ...reminder, conditions: { combinator: 'and', rules: [{ field, operator: '=', value }] } } });
    expect(outcome(only('customer.email', 's@example.com'))).toBe('email priority transactional v3');
    expect(outcome(only('event.bookingId', 'b-1'))).toBe('email priority transactional v3');
    expect(outcome({ ...only('customer.email', 's@example.com'), customer: { ...sara, fields: { email: 'new@example.com' } } })).toBe('skip EXECUTION.NOT_MATCHED');
    expect(outcome({ ...only('customer.email', 's@example.com'), customer: undefined })).toBe('skip EXECUTION.NOT_MATCHED');
  });

  it('skips when no channel is switched on', () => {
    const off = settings({ channels: Object.fromEntries((['whatsapp', 'sms', 'email'] as Channel[]).map((channel) => [channel, { enabled: false, provider: 'sandbox' }])) as never });
    expect(outcome({ hub: hub({ settings: off }) })).toBe('skip CHANNEL.DISABLED');
  });

  it('expires a reminder at the start', () => {
    expect(decidePromotion(facts(), noon)).toMatchObject({ expiresAt: start });
  });
});
