import type { Tx } from '@messaging/persistence';
import type { Automation } from '../define-automation/automation.js';
import { unmetCondition } from '../follow-customer-events/conditions.rules.js';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import { withoutCustomer } from '../schedule-execution/plan-execution.rules.js';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';
import { localDate, zoneOf } from '../schedule-execution/moment.rules.js';
import { findCustomersByDate } from '../store/projection.sql.js';
import { occurrencesOf, placesOf, type FoundEvent, type Window } from './date-occurrence.rules.js';

/** A day of a customer that an automation answers. */
export interface Found {
  readonly customer: Customer;
  readonly zone: string;
  readonly event: FoundEvent;
}

/** Customers read at once. */
const customersMax = 500;

/** What lies in the window for the customers after `after`; `next` is where to go on, nothing at the end. */
export async function findOccurrences(tx: Tx, asked: { automation: Automation; hub: Hub; window: Window }, after = ''): Promise<{ found: Found[]; next: string | undefined }> {
  const { automation, hub, window } = asked;
  const places = placesOf(automation, window);
  if (!places) return { found: [], next: undefined };
  const customers = await findCustomersByDate(tx, hub.hubId, { ...places, after, limit: customersMax });
  const found = customers.flatMap((customer) => {
    const zone = zoneOf(customer.fields.timeZone, hub.settings?.hub.timeZone);
    return occurrencesOf(automation, customer, { ...window, zone }).map((event) => ({ customer, zone, event }));
  });
  return { found, next: customers.length < customersMax ? undefined : customers.at(-1)?.customerId };
}

/** Nobody is congratulated on the day after; who is away stays away. */
export const isStillOn = ({ trigger }: Automation, { event, zone }: Pick<Found, 'event' | 'zone'>, now: Date): boolean => trigger === 'inactivity' || localDate(event.time, zone) === localDate(now, zone);

/** Conditions that are met later on the same day still count: nothing was begun, and the next look asks again. */
export const isMeant = ({ conditions }: Automation, { customer, event, zone }: Found, now: Date): boolean =>
  unmetCondition(conditions, { customerId: customer.customerId, customer: customer.fields, event: withoutCustomer(event.data) }, { now, zone }) === undefined;
