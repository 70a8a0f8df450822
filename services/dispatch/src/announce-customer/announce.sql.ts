import type { Channel, CustomerFields } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { KnownConsent } from '../project-customers/consent.rules.js';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { columnsOf } from '../store/columns.js';

/** A customer as it is told to the other services. */
export interface TellingRow extends CustomerKey {
  readonly revision: number;
  readonly fields: CustomerFields;
  readonly addresses: Readonly<Partial<Record<Channel, string>>>;
  /** As JSON: the moment is text. */
  readonly consent: Readonly<Partial<Record<Channel, Omit<KnownConsent, 'at'> & { readonly at: string }>>>;
  readonly lastEventId: string;
  readonly lastEventTime: Date;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly erasedAt: Date | null;
}

/**
 * Counts the revisions up and reads what they are of, in one statement. Rows are locked in the order of their keys: a
 * batch of events and an opt-out beside it cannot lock crosswise. Customers without a record are left out.
 */
export async function takeRevisions(tx: Tx, customers: readonly CustomerKey[]): Promise<TellingRow[]> {
  return tx.queryAnew<TellingRow>(
    `with l as materialized (
       select c.hub_id, c.customer_id from customer c where (c.hub_id, c.customer_id) in (select * from unnest($1::text[], $2::text[])) order by 1, 2 for update)
     update customer c set revision = c.revision + 1 from l where c.hub_id = l.hub_id and c.customer_id = l.customer_id
     returning c.hub_id as "hubId", c.customer_id as "customerId", c.revision, c.fields, c.last_event_id as "lastEventId", c.last_event_time as "lastEventTime",
       c.created_at as "createdAt", c.deleted_at as "deletedAt", c.erased_at as "erasedAt",
       coalesce((select jsonb_object_agg(a.channel, a.key) from customer_address a where a.hub_id = c.hub_id and a.customer_id = c.customer_id), '{}') as addresses,
       coalesce((select jsonb_object_agg(s.channel, jsonb_build_object('marketing', s.marketing, 'at', s.at, 'source', s.source)) from consent s
         where s.hub_id = c.hub_id and s.customer_id = c.customer_id and s.marketing is not null), '{}') as consent`,
    columnsOf(customers, 'hubId', 'customerId'),
  );
}
