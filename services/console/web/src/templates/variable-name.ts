import type { TFunction } from 'i18next';
import { customerFields, eventFields, hubFields } from './edit/known-variables.js';

/** A variable as the shop calls it: "First name" for `customer.firstName`; one that nobody knows keeps its own name. */
export function variableName(t: TFunction, path: string): string {
  if (path === 'unsubscribeUrl') return t('templates.variables.unsubscribeUrl');
  const [area, ...rest] = path.split('.');
  const field = rest.join('.');
  const inCustomer = customerFields.find((known) => known === field);
  const inEvent = eventFields.find((known) => known === field);
  const inHub = hubFields.find((known) => known === field);
  if (area === 'customer' && inCustomer) return t(`templates.variables.customer.${inCustomer}`);
  if (area === 'event' && inEvent) return t(`templates.variables.event.${inEvent}`);
  if (area === 'hub' && inHub) return t(`templates.variables.hub.${hubKeys[inHub]}`);
  return rest.at(-1) ?? path;
}

const hubKeys = { name: 'name', 'legal.name': 'legal_name', 'legal.address': 'legal_address', 'legal.privacyUrl': 'legal_privacyUrl' } as const satisfies Record<(typeof hubFields)[number], string>;
