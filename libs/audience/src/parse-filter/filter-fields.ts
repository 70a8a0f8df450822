import type { FieldType, FilterField } from './filter.js';

const channels = ['email', 'sms', 'whatsapp'] as const;

/** The customer fields that rules may name, beside `customer.attributes.*` (API.md section 4). */
export const customerFieldTypes: Readonly<Record<string, FieldType>> = {
  'customer.id': 'text',
  'customer.firstName': 'text',
  'customer.lastName': 'text',
  'customer.email': 'text',
  'customer.phone': 'text',
  'customer.whatsapp': 'text',
  'customer.locale': 'text',
  'customer.timeZone': 'text',
  'customer.country': 'text',
  'customer.loyaltyTier': 'text',
  'customer.birthday': 'birthday',
  /** The next time the customer's birthday comes round, today included: for "within a week" and "this month". */
  'customer.nextBirthday': 'day',
  'customer.customerSince': 'moment',
  'customer.lastVisitAt': 'moment',
  'customer.totalSpent': 'money',
  'customer.tags': 'tags',
  ...Object.fromEntries(
    channels.flatMap((channel) => [
      [`customer.consent.${channel}.marketing`, 'flag'],
      [`customer.consent.${channel}.at`, 'moment'],
      [`customer.consent.${channel}.source`, 'text'],
    ]),
  ),
};

const attributes = 'customer.attributes.';
const event = 'event.';
/** Segments of a path: no more than the ERP can nest. */
const segmentsMax = 8;

/** The field of that name, if there is one. Events are known to automations alone. */
export function fieldOf(name: string, knows: { event: boolean }): FilterField | undefined {
  const type = Object.hasOwn(customerFieldTypes, name) ? customerFieldTypes[name] : undefined;
  if (type) return { name, type, path: [], root: 'customer' };
  if (name.startsWith(attributes)) return jsonField(name, 'customer', name.slice(attributes.length));
  if (knows.event && name.startsWith(event)) return jsonField(name, 'event', name.slice(event.length));
  return undefined;
}

function jsonField(name: string, root: FilterField['root'], rest: string): FilterField | undefined {
  const path = rest.split('.');
  const isSound = path.length <= segmentsMax && path.every((segment) => segment.length > 0 && segment.length <= 100);
  return isSound ? { name, type: 'json', path, root } : undefined;
}
