import { saveAudience, audienceRow, shortAddressHash } from '@messaging/audience';
import type { CustomerFields, CustomerStateChanged, SuppressionChanged } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** A customer of a hub as announced by dispatch. */
export interface ToldCustomer {
  readonly hubId: string;
  readonly state: CustomerStateChanged;
}

/** Customers' current states, each once: the narrow row that filters read, and the fields that templates may use. */
export async function saveCustomers(tx: Tx, customers: readonly ToldCustomer[]): Promise<void> {
  if (customers.length === 0) return;
  await saveAudience(tx, customers.map(({ hubId, state }) => audienceRow(hubId, state)));
  await tx.query(
    `insert into customer_fields as known (hub_id, customer_id, revision, fields)
     select h, c, r, f::jsonb from unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) as s (h, c, r, f) order by h, c
     on conflict (hub_id, customer_id) do update set revision = excluded.revision, fields = excluded.fields where known.revision <= excluded.revision`,
    [
      customers.map(({ hubId }) => hubId), customers.map(({ state }) => state.customerId), customers.map(({ state }) => state.revision),
      customers.map(({ state }) => JSON.stringify(state.fields)),
    ],
  );
}

/**
 * The customer fields that templates may use, by id. Deleted customers are looked up separately, never joined: right after an
 * import into a new shop, before its tables had statistics, a join for 12,000 customers took over 30 s.
 */
export async function findCustomerFields(tx: Tx, hubId: string, customerIds: readonly string[]): Promise<ReadonlyMap<string, CustomerFields>> {
  const rows = await tx.queryAnew<{ customer_id: string; fields: CustomerFields }>(
    `select customer_id, fields from customer_fields where hub_id = $1 and customer_id = any($2::text[])
       and customer_id not in (select customer_id from audience_customer where hub_id = $1 and customer_id = any($2::text[]) and is_deleted)`,
    [hubId, customerIds],
  );
  return new Map(rows.map((row) => [row.customer_id, row.fields]));
}

/** Which addresses are closed, and for what. The newer statement counts; one address is in a batch once. */
export async function saveSuppressions(tx: Tx, told: readonly { hubId: string; change: SuppressionChanged }[]): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `insert into audience_suppression as known (hub_id, channel, address_hash, scope, at)
     select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[]) as s (h, c, a, w, t) order by h, c, a
     on conflict (hub_id, channel, address_hash) do update set scope = excluded.scope, at = excluded.at where known.at <= excluded.at`,
    [
      told.map(({ hubId }) => hubId), told.map(({ change }) => change.channel), told.map(({ change }) => shortAddressHash(change.addressHash)),
      told.map(({ change }) => change.scope), told.map(({ change }) => change.at),
    ],
  );
}
