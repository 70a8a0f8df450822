import type { CustomerFields, CustomerStateChanged } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Customers as they were told; an older state never overwrites a newer, in one batch or over several. */
export async function saveCustomers(tx: Tx, states: readonly { readonly hubId: string; readonly state: CustomerStateChanged }[]): Promise<void> {
  const newest = new Map<string, (typeof states)[number]>();
  for (const one of states) {
    const key = `${one.hubId}|${one.state.customerId}`;
    if ((newest.get(key)?.state.revision ?? 0) < one.state.revision) newest.set(key, one);
  }
  if (newest.size === 0) return;
  const rows = [...newest.values()].map(({ hubId, state }) => ({
    hub_id: hubId, customer_id: state.customerId, revision: state.revision, fields: state.deletedAt ? null : { ...state.fields, id: state.customerId },
  }));
  await tx.query(
    `insert into customer as known (hub_id, customer_id, revision, fields)
     select r.hub_id, r.customer_id, r.revision, r.fields from jsonb_to_recordset($1::jsonb) as r (hub_id text, customer_id text, revision bigint, fields jsonb)
     order by r.hub_id, r.customer_id
     on conflict (hub_id, customer_id) do update set revision = excluded.revision, fields = excluded.fields where known.revision <= excluded.revision`,
    [JSON.stringify(rows)],
  );
}

/** A customer's fields; nothing for one who is unknown or was deleted. */
export async function findCustomer(tx: Tx, hubId: string, customerId: string): Promise<CustomerFields | undefined> {
  const [row] = await tx.query<{ fields: CustomerFields | null }>('select fields from customer where hub_id = $1 and customer_id = $2', [hubId, customerId]);
  return row?.fields ?? undefined;
}
