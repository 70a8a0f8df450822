import type { CustomerFields } from '@messaging/contracts';

/** What the ERP's events say about a customer. */
export interface Customer {
  readonly hubId: string;
  readonly customerId: string;
  readonly fields: CustomerFields;
  /** ISO time of the event that last set a field; `attributes.size` and `consent.email` have times of their own. */
  readonly fieldTimes: Readonly<Record<string, string>>;
  /** Newest event that carried customer data. */
  readonly lastEvent: { readonly id: string; readonly time: Date } | undefined;
  readonly deletedAt: Date | undefined;
}

/** A customer of whom nothing is known yet. */
export const unknownCustomer = (hubId: string, customerId: string): Customer => ({
  hubId, customerId, fields: {}, fieldTimes: {}, lastEvent: undefined, deletedAt: undefined,
});

/** Fields that are updated member by member. */
const nested: ReadonlySet<string> = new Set(['attributes', 'consent']);

type Members = Record<string, unknown>;
interface Draft {
  readonly fields: Members;
  readonly times: Record<string, string>;
  readonly time: string;
}

/**
 * A partial update: an absent field stays, null clears, an older time never overwrites a newer, field by field. After
 * a deletion only newer data bring the customer back.
 */
export function applyCustomerFields(customer: Customer, update: CustomerFields, event: { id: string; time: Date }): Customer {
  if (customer.deletedAt && event.time <= customer.deletedAt) return customer;
  const draft: Draft = { fields: { ...customer.fields }, times: { ...customer.fieldTimes }, time: event.time.toISOString() };
  for (const [name, value] of Object.entries(update)) {
    if (name === 'id' || value === undefined) continue;
    if (nested.has(name)) setMembers(draft, name, value);
    else if (isNewer(draft, name)) setField(draft, name, value);
  }
  const isNewest = !customer.lastEvent || event.time >= customer.lastEvent.time;
  return {
    ...customer, fields: draft.fields, fieldTimes: draft.times,
    lastEvent: isNewest ? { id: event.id, time: event.time } : customer.lastEvent, deletedAt: undefined,
  };
}

/** Nothing is left of a deleted customer but when it happened. */
export function deleteCustomer(customer: Customer, event: { id: string; time: Date }): Customer {
  if (customer.deletedAt && customer.deletedAt >= event.time) return customer;
  if (customer.lastEvent && customer.lastEvent.time > event.time) return customer;
  return { ...unknownCustomer(customer.hubId, customer.customerId), lastEvent: event, deletedAt: event.time };
}

/** ISO times of one form compare as text. */
const isNewer = (draft: Draft, name: string): boolean => draft.time >= (draft.times[name] ?? '');

function setField(draft: Draft, name: string, value: unknown): void {
  draft.times[name] = draft.time;
  if (value === null) Reflect.deleteProperty(draft.fields, name);
  else draft.fields[name] = value;
}

function setMembers(draft: Draft, name: string, value: unknown): void {
  const members: Members = { ...(draft.fields[name] as Members | undefined) };
  const inner: Draft = { fields: members, times: draft.times, time: draft.time };
  if (value === null) {
    for (const member of Object.keys(members)) if (isNewer(draft, `${name}.${member}`)) Reflect.deleteProperty(members, member);
    if (isNewer(draft, name)) draft.times[name] = draft.time;
  } else if (isNewer(draft, name)) {
    for (const [member, given] of Object.entries(value as Members)) setMember(inner, name, { member, given });
  }
  if (Object.keys(members).length > 0) draft.fields[name] = members;
  else Reflect.deleteProperty(draft.fields, name);
}

function setMember(draft: Draft, name: string, { member, given }: { member: string; given: unknown }): void {
  const path = `${name}.${member}`;
  if (given === undefined || !isNewer(draft, path)) return;
  draft.times[path] = draft.time;
  if (given === null) Reflect.deleteProperty(draft.fields, member);
  else draft.fields[member] = given;
}
