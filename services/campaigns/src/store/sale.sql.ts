import type { Tx } from '@messaging/persistence';

export interface Sale {
  readonly hubId: string;
  readonly saleId: string;
  readonly customerId: string;
  readonly at: Date;
  readonly amount: string;
  readonly currency: string;
}

/** One row per sale; a later report of it replaces an earlier one. */
export async function saveSales(tx: Tx, sales: readonly Sale[]): Promise<void> {
  const newest = new Map<string, Sale>();
  for (const sale of sales) {
    const key = `${sale.hubId}|${sale.saleId}`;
    const known = newest.get(key);
    if (!known || known.at <= sale.at) newest.set(key, sale);
  }
  const rows = [...newest.values()];
  await tx.query(
    `insert into sale as known (hub_id, sale_id, customer_id, at, amount, currency)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::numeric[], $6::text[]) as s (h, i, c, t, a, u) order by h, i
     on conflict (hub_id, sale_id) do update set customer_id = excluded.customer_id, at = excluded.at, amount = excluded.amount, currency = excluded.currency where known.at <= excluded.at`,
    [rows.map((r) => r.hubId), rows.map((r) => r.saleId), rows.map((r) => r.customerId), rows.map((r) => r.at), rows.map((r) => r.amount), rows.map((r) => r.currency)],
  );
}

/** Deletes sales that no campaign can count any more; returns how many. */
export async function forgetSales(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await tx.query('delete from sale where ctid = any(array(select ctid from sale where at < $1 limit $2)) returning 1', [before, limit]);
  return rows.length;
}
