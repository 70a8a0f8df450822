import { formatPhone } from '@messaging/content';
import { channels, type Channel, type CustomerSummary, type CustomerView, type WhatsappWindow } from '@messaging/contracts';
import { addressOf } from '../addresses/address.rules.js';
import type { CustomerRow, SuppressionRow } from './customer.sql.js';

/** A customer in a list. What the ERP calls like a name of ours is ours. */
export function summaryOf(row: CustomerRow): CustomerSummary {
  const { customerId, fields, consent, addresses, createdAt, updatedAt } = row;
  const { consent: _, ...own } = fields;
  const dated = Object.entries(consent).map(([channel, said]) => [channel, { ...said, at: new Date(said.at).toISOString() }]);
  return {
    ...own, id: customerId, consent: Object.fromEntries(dated) as CustomerSummary['consent'],
    addresses, readablePhones: byChannel((channel) => (channel === 'email' ? undefined : formatPhone(addresses[channel]))), invalidAddresses: invalidOf(row),
    createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString(),
  };
}

/** What was given and the projection could not bring to a canonical form: what estimates exclude and sending skips. */
const invalidOf = ({ fields, addresses }: CustomerRow): CustomerSummary['invalidAddresses'] =>
  byChannel((channel) => (addresses[channel] === undefined ? addressOf(fields, channel) : undefined));

function byChannel(valueOf: (channel: Channel) => string | undefined): Partial<Record<Channel, string>> {
  const found = channels.flatMap((channel) => {
    const value = valueOf(channel);
    return value === undefined ? [] : [[channel, value] as const];
  });
  return Object.fromEntries(found);
}

/** What counts when something is to be sent to a customer. */
export interface Reach {
  readonly suppressions: readonly SuppressionRow[];
  readonly window: { readonly closesAt: Date } | undefined;
}

/** One customer. */
export function customerView(row: CustomerRow, { suppressions, window }: Reach, now: Date): CustomerView {
  return {
    ...summaryOf(row),
    suppressions: suppressions.map(({ channel, address, scope, code, detail, since }) => ({ channel, address, scope, reason: { code, detail }, since: since.toISOString() })),
    ...(window && { window: windowView(window.closesAt, now) }),
    ...(row.deletedAt && { deletedAt: row.deletedAt.toISOString() }),
  };
}

const windowView = (closesAt: Date, now: Date): WhatsappWindow => ({ open: closesAt > now, closesAt: closesAt.toISOString() });
