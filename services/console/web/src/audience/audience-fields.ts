/** What an audience or a condition can ask of a customer, and a condition of the event (API.md section 3, Campaigns). */
export type FieldKind = 'text' | 'number' | 'money' | 'date' | 'tags' | 'consent';

export const audienceFields = [
  { name: 'customer.firstName', kind: 'text' }, { name: 'customer.lastName', kind: 'text' }, { name: 'customer.email', kind: 'text' }, { name: 'customer.phone', kind: 'text' },
  { name: 'customer.country', kind: 'text' }, { name: 'customer.locale', kind: 'text' }, { name: 'customer.loyaltyTier', kind: 'text' }, { name: 'customer.tags', kind: 'tags' },
  { name: 'customer.totalSpent', kind: 'money' }, { name: 'customer.lastVisitAt', kind: 'date' }, { name: 'customer.customerSince', kind: 'date' },
] as const satisfies readonly { name: string; kind: FieldKind }[];

const visit = [{ name: 'event.service', kind: 'text' }, { name: 'event.staff', kind: 'text' }, { name: 'event.location', kind: 'text' }] as const;

/** What the event of a trigger says besides (API.md section 4). */
export const eventFields = {
  post_sale: [{ name: 'event.total', kind: 'money' }],
  loyalty_tier_change: [{ name: 'event.fromTier', kind: 'text' }, { name: 'event.toTier', kind: 'text' }],
  lead_stage_change: [{ name: 'event.fromStage', kind: 'text' }, { name: 'event.toStage', kind: 'text' }],
  ticket_resolved: [{ name: 'event.subject', kind: 'text' }],
  post_appointment: visit, booking_confirmed: visit, booking_reminder: visit,
} as const satisfies Readonly<Record<string, readonly { name: string; kind: FieldKind }[]>>;

type EventField = (typeof eventFields)[keyof typeof eventFields][number];
export type AudienceField = (typeof audienceFields)[number] | EventField;

/** The fields that a trigger's conditions can ask for. */
export const fieldsFor = (trigger: string | undefined): readonly AudienceField[] => [...audienceFields, ...(Object.entries(eventFields).find(([name]) => name === trigger)?.[1] ?? [])];

const known: readonly AudienceField[] = [...audienceFields, ...Object.values(eventFields).flat()];

/** In the words of the language files; the API's own names are the values. */
export const operatorsOf: Readonly<Record<FieldKind, readonly string[]>> = {
  text: ['=', '!=', 'contains', 'beginsWith', 'null', 'notNull'],
  number: ['=', '>', '<', '>=', '<='],
  money: ['>', '<', '>=', '<='],
  date: ['<', '>', 'null', 'notNull'],
  tags: ['contains', 'doesNotContain', 'null', 'notNull'],
  consent: ['=', '!='],
};

export const kindOf = (name: string): FieldKind => known.find((field) => field.name === name)?.kind ?? 'text';
