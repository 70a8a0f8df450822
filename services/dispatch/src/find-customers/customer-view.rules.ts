import type { Channel, CustomerSummary, CustomerView, WhatsappWindow } from '@messaging/contracts';
import type { CustomerRow, SuppressionRow } from './customer.sql.js';

/** A customer in a list. What the ERP calls like a name of ours is ours. */
export function summaryOf({ customerId, fields, consent, createdAt, updatedAt }: CustomerRow): CustomerSummary {
  const { consent: _, ...own } = fields;
  const dated = Object.entries(consent).map(([channel, said]) => [channel, { ...said, at: new Date(said.at).toISOString() }]);
  return { ...own, id: customerId, consent: Object.fromEntries(dated) as CustomerSummary['consent'], createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** What counts when something is to be sent to a customer. */
export interface Reach {
  readonly addresses: ReadonlyMap<Channel, string>;
  readonly suppressions: readonly SuppressionRow[];
  readonly window: { readonly closesAt: Date } | undefined;
}

/** One customer. */
export function customerView(row: CustomerRow, { addresses, suppressions, window }: Reach, now: Date): CustomerView {
  return {
    ...summaryOf(row),
    addresses: Object.fromEntries(addresses),
    suppressions: suppressions.map(({ channel, address, scope, code, detail, since }) => ({ channel, address, scope, reason: { code, detail }, since: since.toISOString() })),
    ...(window && { window: windowView(window.closesAt, now) }),
    ...(row.deletedAt && { deletedAt: row.deletedAt.toISOString() }),
  };
}

const windowView = (closesAt: Date, now: Date): WhatsappWindow => ({ open: closesAt > now, closesAt: closesAt.toISOString() });
