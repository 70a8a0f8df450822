import { randomUUID } from 'node:crypto';

type Data = Record<string, unknown>;

/** The ERP's customer in an event; any part of it may be left out (API.md section 4). */
const customer = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  phone: '+34600000001',
  locale: 'en',
  timeZone: 'Europe/Madrid',
  country: 'ES',
};

const inOneDay = (): string => new Date(Date.now() + 86_400_000).toISOString();
const today = (): string => new Date().toISOString().slice(0, 10);
const withCustomer = (id: string): Data => ({ customer: { id, ...customer } });
const visit = (): Data => ({ startsAt: inOneDay(), service: 'Haircut', staff: 'Grace' });
const appointment = (): Data => ({ appointmentId: randomUUID(), ...visit() });
const booking = (): Data => ({ bookingId: randomUUID(), ...visit() });

/** Minimal sensible data for every type of the table in API.md section 4, given the customer's id. */
const minimal = {
  'customer.created': withCustomer,
  'customer.updated': withCustomer,
  'customer.deleted': (id) => ({ customer: { id } }),
  'customer.birthday': () => ({ date: today() }),
  'customer.anniversary': () => ({ years: 1 }),
  'customer.inactive': () => ({ inactiveDays: 90 }),
  'customer.loyalty_tier_changed': () => ({ fromTier: 'silver', toTier: 'gold' }),
  'lead.stage_changed': () => ({ leadId: randomUUID(), fromStage: 'new', toStage: 'qualified' }),
  'ticket.resolved': () => ({ ticketId: randomUUID(), subject: 'Broken zip' }),
  'sale.completed': () => ({ saleId: randomUUID(), total: { amount: '12.50', currency: 'EUR' } }),
  'appointment.scheduled': appointment,
  'appointment.rescheduled': appointment,
  'appointment.completed': appointment,
  'appointment.cancelled': appointment,
  'booking.confirmed': booking,
  'booking.rescheduled': booking,
  'booking.cancelled': booking,
} as const satisfies Record<string, (customerId: string) => Data>;

/** The types of the table; `custom.<name>` takes any data. */
export type ErpEventType = keyof typeof minimal | `custom.${string}`;

/** Every named type, for tests that go through all of them. */
export const erpEventTypes = Object.keys(minimal) as (keyof typeof minimal)[];

/** A CloudEvents 1.0 event in structured mode. */
export interface ErpEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly hubid: string;
  readonly datacontenttype: 'application/json';
  readonly data: Data & { readonly customerId: string };
  /** `"true"`: updates the projection and never triggers. */
  readonly backfill?: string;
}

const isNamed = (type: string): type is keyof typeof minimal => Object.hasOwn(minimal, type);

/**
 * An ERP event: minimal data for its type, with `data` laid over it and `overrides` over the envelope. Each call
 * makes a new event id and, unless `data.customerId` is given, a new customer.
 */
export function erpEvent(type: ErpEventType, data: Data = {}, overrides: Partial<Omit<ErpEvent, 'data'>> = {}): ErpEvent {
  const customerId = typeof data['customerId'] === 'string' ? data['customerId'] : `c-${randomUUID()}`;
  const basis: Data = isNamed(type) ? minimal[type](customerId) : {};
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/erp/customer-service',
    type,
    time: new Date().toISOString(),
    hubid: 'main',
    datacontenttype: 'application/json',
    data: { ...basis, ...data, customerId },
    ...overrides,
  };
}
