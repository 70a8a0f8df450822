/** Fields that templates can name (API.md section 4), by area; labels in language/{en,es}/templates.ts. */
export const customerFields = ['firstName', 'lastName', 'email', 'phone', 'birthday', 'customerSince', 'loyaltyTier', 'totalSpent', 'lastVisitAt'] as const;
export const hubFields = ['name', 'legal.name', 'legal.address', 'legal.privacyUrl'] as const;
export const eventFields = ['startsAt', 'endsAt', 'service', 'staff', 'location', 'total', 'receiptUrl', 'years', 'inactiveDays', 'toTier', 'fromTier', 'toStage', 'fromStage', 'subject', 'resolution'] as const;

/** Fields that read better in a shape: dates, times, money. */
const shaped: Readonly<Record<string, string>> = {
  'customer.birthday': '{{date customer.birthday}}', 'customer.customerSince': '{{date customer.customerSince}}', 'customer.lastVisitAt': '{{date customer.lastVisitAt}}', 'customer.totalSpent': '{{money customer.totalSpent}}', 'customer.phone': '{{phone customer.phone}}',
  'event.startsAt': '{{date event.startsAt style="full"}} {{time event.startsAt}}', 'event.endsAt': '{{time event.endsAt}}', 'event.total': '{{money event.total}}',
  'customer.firstName': '{{default customer.firstName ""}}',
};

export interface KnownVariable {
  readonly area: 'customer' | 'event' | 'hub' | 'link';
  readonly name: string;
  /** What is written into the text. */
  readonly written: string;
}

const variable = (area: KnownVariable['area'], name: string): KnownVariable => ({ area, name, written: shaped[name] ?? `{{${name}}}` });

export const knownVariables: readonly KnownVariable[] = [
  ...customerFields.map((field) => variable('customer', `customer.${field}`)),
  ...eventFields.map((field) => variable('event', `event.${field}`)),
  ...hubFields.map((field) => variable('hub', `hub.${field}`)),
  variable('link', 'unsubscribeUrl'),
];
