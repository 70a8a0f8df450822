import { isTimeZone } from '@messaging/kernel';
import { z } from 'zod';
import { defineMessage, type EnvelopeOf } from '../message.js';
import { moment } from '../moment.js';
import { erpCustomerEvents } from '../topics.js';
import { CustomerId } from '../vocabulary.js';

/** What the ERP publishes (API.md section 4). Unknown fields are kept: templates may use them as `event.*`. */

const text = (max: number) => z.string().max(max);

export const Money = z.object({ amount: z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/), currency: z.string().length(3) });
export type Money = z.infer<typeof Money>;

const ChannelConsent = z.looseObject({
  marketing: z.boolean().nullish(),
  at: moment.nullish(),
  source: text(200).nullish(),
});

/**
 * A partial update of the customer projection: an absent field stays, null clears. Addresses and locale are kept as
 * given; one that cannot be used skips the message later with its reason instead of losing the event.
 */
export const CustomerFields = z.looseObject({
  id: CustomerId.optional(),
  firstName: text(200).nullish(),
  lastName: text(200).nullish(),
  email: text(320).nullish(),
  phone: text(64).nullish(),
  whatsapp: text(64).nullish(),
  locale: text(35).nullish(),
  timeZone: text(64).nullish(),
  country: text(64).nullish(),
  birthday: z.string().regex(/^(\d{4}|-)-\d{2}-\d{2}$/, 'YYYY-MM-DD or --MM-DD').nullish(),
  customerSince: text(40).nullish(),
  tags: z.array(text(100)).max(200).nullish(),
  loyaltyTier: text(100).nullish(),
  totalSpent: Money.nullish(),
  lastVisitAt: text(40).nullish(),
  consent: z.partialRecord(z.enum(['email', 'sms', 'whatsapp']), ChannelConsent.nullish()).nullish(),
  attributes: z.record(z.string().max(100), z.unknown()).nullish(),
});
export type CustomerFields = z.infer<typeof CustomerFields>;

/** Whether month and day are in the calendar. People write 29 February in any year: birthdays are told without knowing it. */
const isDayOfSomeYear = (text: string): boolean => z.iso.date().safeParse(`2000-${text}`).success;
const { birthday, customerSince, lastVisitAt, timeZone } = CustomerFields.shape;
const startsWithDay = (text: string | null | undefined): boolean => !text || (/^\d{4}-/.test(text) && isDayOfSomeYear(text.slice(5, 10)));

/**
 * The customer as the ERP tells it. A day or a zone that does not exist is bad data, which waits for a person; kept, it
 * would only show in birthdays that nobody is wished and in hours that are the wrong ones.
 */
const ToldCustomer = CustomerFields.extend({
  birthday: birthday.refine((text) => !text || isDayOfSomeYear(text.slice(-5)), 'is a day that no year has'),
  customerSince: customerSince.refine(startsWithDay, 'must begin with a day, YYYY-MM-DD'),
  lastVisitAt: lastVisitAt.refine(startsWithDay, 'must begin with a day, YYYY-MM-DD'),
  timeZone: timeZone.refine((zone) => !zone || isTimeZone(zone), 'must be an IANA time zone such as Europe/Madrid'),
});

const about = { customerId: CustomerId, customer: ToldCustomer.optional() };
const sara = { customerId: 'c-1', customer: { firstName: 'Sara', email: 'sara@example.com', phone: '+34600111222', locale: 'es' } };
const visit = { startsAt: moment, endsAt: moment.nullish(), service: text(300).nullish(), staff: text(300).nullish(), location: text(500).nullish() };
const appointment = { ...about, appointmentId: text(128).min(1), bookingId: text(128).min(1).nullish() };
const booking = { ...about, bookingId: text(128).min(1) };
const tuesday = { startsAt: '2026-12-01T10:00:00Z', service: 'Haircut' };

type Told<Schema extends z.ZodType> = { description: string; example: z.input<Schema> };
const event = <Type extends string, Schema extends z.ZodType>(type: Type, schema: Schema, told: Told<Schema>) =>
  defineMessage({ type, version: 1, topic: erpCustomerEvents, schema, ...told });

const CustomerGiven = z.looseObject({ customerId: CustomerId, customer: ToldCustomer });

export const customerCreated = event('customer.created', CustomerGiven, { description: 'A new customer. Feeds welcome.', example: sara });
export const customerUpdated = event('customer.updated', CustomerGiven, { description: 'A partial update of the projection.', example: sara });
export const customerDeleted = event('customer.deleted', z.looseObject(about), { description: 'Cancels everything pending for the customer.', example: { customerId: 'c-1' } });
export const customerBirthday = event('customer.birthday', z.looseObject({ ...about, date: z.iso.date() }), { description: 'Feeds birthday.', example: { customerId: 'c-1', date: '2026-05-03' } });
export const customerAnniversary = event('customer.anniversary', z.looseObject({ ...about, years: z.int().min(0).max(200) }), { description: 'Feeds anniversary.', example: { customerId: 'c-1', years: 2 } });
export const customerInactive = event('customer.inactive', z.looseObject({ ...about, inactiveDays: z.int().min(0).max(36_500) }), { description: 'Feeds inactivity.', example: { customerId: 'c-1', inactiveDays: 90 } });
export const loyaltyTierChanged = event(
  'customer.loyalty_tier_changed',
  z.looseObject({ ...about, fromTier: text(100).nullish(), toTier: text(100).min(1) }),
  { description: 'Feeds loyalty_tier_change.', example: { customerId: 'c-1', fromTier: 'silver', toTier: 'gold' } },
);
export const leadStageChanged = event(
  'lead.stage_changed',
  z.looseObject({ ...about, leadId: text(128).min(1), fromStage: text(100).nullish(), toStage: text(100).min(1) }),
  { description: 'Feeds lead_stage_change.', example: { customerId: 'c-1', leadId: 'l-1', fromStage: 'new', toStage: 'won' } },
);
export const ticketResolved = event(
  'ticket.resolved',
  z.looseObject({ ...about, ticketId: text(128).min(1), subject: text(500), resolution: text(5000).nullish() }),
  { description: 'Feeds ticket_resolved.', example: { customerId: 'c-1', ticketId: 't-1', subject: 'Broken zip' } },
);
const SaleItem = z.looseObject({ name: text(300), quantity: z.number().nullish(), price: Money.nullish() });
export const saleCompleted = event(
  'sale.completed',
  z.looseObject({ ...about, saleId: text(128).min(1), total: Money, items: z.array(SaleItem).max(500).nullish(), receiptUrl: text(2000).nullish() }),
  { description: 'Feeds post_sale.', example: { customerId: 'c-1', saleId: 's-1', total: { amount: '12.50', currency: 'EUR' } } },
);
export const appointmentScheduled = event('appointment.scheduled', z.looseObject({ ...appointment, ...visit }), { description: 'Feeds booking_confirmed and booking_reminder.', example: { customerId: 'c-1', appointmentId: 'a-1', ...tuesday } });
export const appointmentRescheduled = event('appointment.rescheduled', z.looseObject({ ...appointment, ...visit }), { description: 'Moves what is pending for the visit.', example: { customerId: 'c-1', appointmentId: 'a-1', ...tuesday } });
export const appointmentCompleted = event('appointment.completed', z.looseObject({ ...appointment, ...visit, startsAt: moment.nullish() }), { description: 'Feeds post_appointment.', example: { customerId: 'c-1', appointmentId: 'a-1' } });
export const appointmentCancelled = event('appointment.cancelled', z.looseObject({ ...appointment, ...visit, startsAt: moment.nullish() }), { description: 'Cancels what is pending for the visit.', example: { customerId: 'c-1', appointmentId: 'a-1' } });
export const bookingConfirmed = event('booking.confirmed', z.looseObject({ ...booking, ...visit }), { description: 'Feeds booking_confirmed and booking_reminder.', example: { customerId: 'c-1', bookingId: 'b-1', ...tuesday } });
export const bookingRescheduled = event('booking.rescheduled', z.looseObject({ ...booking, ...visit }), { description: 'Moves what is pending for the visit.', example: { customerId: 'c-1', bookingId: 'b-1', ...tuesday } });
export const bookingCancelled = event('booking.cancelled', z.looseObject({ ...booking, ...visit, startsAt: moment.nullish() }), { description: 'Cancels what is pending for the visit.', example: { customerId: 'c-1', bookingId: 'b-1' } });

/** `custom.<name>`: anything; matched by prefix, so its definition stands for the family. */
export const customEvent = event('custom.*', z.looseObject(about), { description: 'The ERP\'s own events. Feeds custom.', example: { customerId: 'c-1', anything: 'goes' } });

/** Whatever stands on the ERP's topic, of types nobody knows too: for whoever shows what came. Stands in no catalogue. */
export const anyErpEvent = event('*', z.unknown(), { description: 'Any event of the ERP.', example: {} });

/** Every ERP event, for consumers that follow them all. */
export const erpEvents = [
  customerCreated, customerUpdated, customerDeleted, customerBirthday, customerAnniversary, customerInactive, loyaltyTierChanged,
  leadStageChanged, ticketResolved, saleCompleted, appointmentScheduled, appointmentRescheduled, appointmentCompleted,
  appointmentCancelled, bookingConfirmed, bookingRescheduled, bookingCancelled, customEvent,
] as const;

/** Any ERP event in its envelope. */
export type ErpEvent = EnvelopeOf<(typeof erpEvents)[number]>;

/** The definition that an ERP event type belongs to, or nothing for a type nobody knows. */
export function erpEventDefinition(type: string): (typeof erpEvents)[number] | undefined {
  return erpEvents.find((definition) => definition.type === type || (definition === customEvent && /^custom\.[A-Za-z0-9._-]{1,100}$/.test(type)));
}
