import type { Tx } from '@messaging/persistence';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { columnsOf } from '../store/columns.js';

/** What a customer is searched by, now and before. */
export interface TermChange extends CustomerKey {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Writes what changed of customers' search terms; their records are written already. */
export async function replaceTerms(tx: Tx, changes: readonly TermChange[]): Promise<void> {
  const gone = changes.flatMap(({ hubId, customerId, before, after }) => before.filter((term) => !after.includes(term)).map((term) => ({ hubId, customerId, term })));
  const come = changes.flatMap(({ hubId, customerId, before, after }) => after.filter((term) => !before.includes(term)).map((term) => ({ hubId, customerId, term })));
  if (gone.length > 0) {
    await tx.queryAnew(
      `delete from customer_term t using unnest($1::text[], $2::text[], $3::text[]) as r (h, c, term), customer c
       where c.hub_id = r.h and c.customer_id = r.c and t.hub_id = r.h and t.term = r.term and t.created_at = c.created_at and t.customer_id = r.c`,
      columnsOf(gone, 'hubId', 'customerId', 'term'),
    );
  }
  if (come.length > 0) {
    await tx.queryAnew(
      `insert into customer_term (hub_id, term, created_at, customer_id) select r.h, r.term, c.created_at, r.c
       from unnest($1::text[], $2::text[], $3::text[]) as r (h, c, term) join customer c on c.hub_id = r.h and c.customer_id = r.c on conflict do nothing`,
      columnsOf(come, 'hubId', 'customerId', 'term'),
    );
  }
}
