/** What an audience or a condition can ask of a customer (API.md section 3, Campaigns). */
export type FieldKind = 'text' | 'number' | 'money' | 'date' | 'tags' | 'consent';

export const audienceFields = [
  { name: 'customer.firstName', kind: 'text' }, { name: 'customer.lastName', kind: 'text' }, { name: 'customer.email', kind: 'text' }, { name: 'customer.phone', kind: 'text' },
  { name: 'customer.country', kind: 'text' }, { name: 'customer.locale', kind: 'text' }, { name: 'customer.loyaltyTier', kind: 'text' }, { name: 'customer.tags', kind: 'tags' },
  { name: 'customer.totalSpent', kind: 'money' }, { name: 'customer.lastVisitAt', kind: 'date' }, { name: 'customer.customerSince', kind: 'date' },
] as const satisfies readonly { name: string; kind: FieldKind }[];

export type AudienceField = (typeof audienceFields)[number]['name'];

/** In the words of the language files; the API's own names are the values. */
export const operatorsOf: Readonly<Record<FieldKind, readonly string[]>> = {
  text: ['=', '!=', 'contains', 'beginsWith', 'null', 'notNull'],
  number: ['=', '>', '<', '>=', '<='],
  money: ['>', '<', '>=', '<='],
  date: ['<', '>', 'null', 'notNull'],
  tags: ['contains', 'doesNotContain', 'null', 'notNull'],
  consent: ['=', '!='],
};

export const kindOf = (name: string): FieldKind => audienceFields.find((field) => field.name === name)?.kind ?? 'text';
