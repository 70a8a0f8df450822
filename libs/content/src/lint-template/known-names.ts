import { nearestName } from '@messaging/kernel';

/** The roots every template has (API.md section 4). */
export const reservedRoots: readonly string[] = ['customer', 'event', 'hub', 'unsubscribeUrl'];

const customerFields: readonly string[] = [
  'id', 'firstName', 'lastName', 'email', 'phone', 'whatsapp', 'locale', 'timeZone', 'country', 'birthday', 'customerSince', 'tags',
  'loyaltyTier', 'totalSpent', 'lastVisitAt', 'consent', 'attributes',
];
const hubFields: readonly string[] = ['name', 'timeZone', 'locale', 'country', 'brand', 'legal', 'alertEmail', 'customerUrl'];
/** What the events of API.md section 4 carry; an event of the ERP's own may carry anything. */
const eventFields: readonly string[] = [
  'customerId', 'date', 'years', 'inactiveDays', 'fromTier', 'toTier', 'leadId', 'fromStage', 'toStage', 'ticketId', 'subject', 'resolution', 'saleId',
  'total', 'items', 'receiptUrl', 'appointmentId', 'bookingId', 'startsAt', 'endsAt', 'service', 'staff', 'location',
];

const fieldsOf = (root: string): readonly string[] => (root === 'customer' ? customerFields : root === 'hub' ? hubFields : root === 'event' ? eventFields : []);

/** What is wrong with a name, if anything: `certain` when it can only be a slip, otherwise it may be meant as it stands. */
export interface NameDoubt {
  readonly certain: boolean;
  readonly code: 'TEMPLATE.VARIABLE_UNKNOWN' | 'TEMPLATE.FIELD_UNKNOWN';
  readonly detail: string;
}

/**
 * Looks at a variable as it was written. `declared` are the names that a call or campaign brings; where it is not known,
 * any name may be one, and only a slip of a reserved name (`costumer.firstName`, `Hub.name`) or a field of `hub` is certain.
 */
export function doubtOf(name: string, declared: readonly string[] | undefined): NameDoubt | undefined {
  const [root = '', field] = name.split('.');
  if (reservedRoots.includes(root)) return field === undefined ? undefined : fieldDoubt(name, root, field);
  if (declared?.includes(root)) return undefined;
  const meant = reservedRoots.find((reserved) => isSlipOf(reserved, root, field));
  const detail = (hint: string): string => `{{${name}}} is not known: ${hint}`;
  if (meant !== undefined) return unknown(true, detail(`did you mean {{${[meant, ...name.split('.').slice(1)].join('.')}}}?`));
  if (declared) return unknown(true, detail(`variables begin with ${[...reservedRoots, ...declared].join(', ')}.`));
  if (field === undefined) return customerFields.includes(root) ? unknown(false, detail(`a call must bring it; did you mean {{customer.${root}}}?`)) : undefined;
  return unknown(false, detail(`a call must bring it; otherwise variables begin with ${reservedRoots.join(', ')}.`));
}

const unknown = (certain: boolean, detail: string): NameDoubt => ({ certain, code: 'TEMPLATE.VARIABLE_UNKNOWN', detail });

/** The ERP may send fields of its own, so an unknown one is a doubt and no more; of an event only what is nearly a known one. */
function fieldDoubt(name: string, root: string, field: string): NameDoubt | undefined {
  const known = fieldsOf(root);
  if (known.length === 0 || known.includes(field)) return undefined;
  const near = nearestName(field, known);
  if (near === undefined && root === 'event') return undefined;
  const hint = near === undefined ? `has no "${field}"` : `has no "${field}"; did you mean {{${root}.${near}}}`;
  return { certain: root === 'hub', code: 'TEMPLATE.FIELD_UNKNOWN', detail: `{{${name}}}: ${root} ${hint}${near === undefined ? '.' : '?'}` };
}

/** Case, `_` and `-` aside the same; or nearly so, before a field that belongs to it. */
function isSlipOf(reserved: string, root: string, field: string | undefined): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[_-]/g, '');
  if (bare(reserved) === bare(root)) return true;
  return field !== undefined && reserved.length > 3 && fieldsOf(reserved).includes(field) && nearestName(root, [reserved]) !== undefined;
}
