import { mergeCustomer, unknownCustomer as nothingKnown, type CustomerProjection } from '@messaging/audience';
import type { CustomerFields, CustomerStateChanged } from '@messaging/contracts';

/** What the ERP's events say about a customer. */
export interface Customer extends CustomerProjection {
  readonly hubId: string;
  readonly customerId: string;
  /** Newest event that carried customer data. */
  readonly lastEvent: { readonly id: string; readonly time: Date } | undefined;
  readonly deletedAt: Date | undefined;
}

/** A customer of whom nothing is known yet. */
export const unknownCustomer = (hubId: string, customerId: string): Customer => ({
  ...nothingKnown, hubId, customerId, lastEvent: undefined, deletedAt: undefined,
});

/** A partial update, merged as everywhere (`mergeCustomer`). After a deletion only newer data bring the customer back. */
export function applyCustomerFields(customer: Customer, update: CustomerFields, event: { id: string; time: Date }): Customer {
  if (customer.deletedAt && event.time <= customer.deletedAt) return customer;
  const isNewest = !customer.lastEvent || event.time >= customer.lastEvent.time;
  return {
    ...customer, ...mergeCustomer(customer, update, event.time),
    lastEvent: isNewest ? { id: event.id, time: event.time } : customer.lastEvent, deletedAt: undefined,
  };
}

/** What dispatch knows of a customer beyond what was heard here; nothing when an event as new was followed, or the customer is gone. */
export function applyCustomerState(customer: Customer, state: Pick<CustomerStateChanged, 'fields' | 'consent' | 'lastEvent' | 'deletedAt'>): Customer {
  const time = new Date(state.lastEvent.time);
  if (state.deletedAt !== undefined || (customer.lastEvent && customer.lastEvent.time >= time)) return customer;
  return applyCustomerFields(customer, { ...state.fields, consent: state.consent }, { id: state.lastEvent.id, time });
}

/** Nothing is left of a deleted customer but when it happened. */
export function deleteCustomer(customer: Customer, event: { id: string; time: Date }): Customer {
  if (customer.deletedAt && customer.deletedAt >= event.time) return customer;
  if (customer.lastEvent && customer.lastEvent.time > event.time) return customer;
  return { ...unknownCustomer(customer.hubId, customer.customerId), lastEvent: event, deletedAt: event.time };
}
