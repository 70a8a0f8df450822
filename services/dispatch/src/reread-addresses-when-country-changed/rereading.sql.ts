import type { Tx } from '@messaging/persistence';
import type { CustomerKey } from '../project-customers/customers.sql.js';

/** How far the customers of a hub have been gone through. */
export interface Rereading {
  readonly hubId: string;
  /** The last customer that was read anew; empty: none yet. */
  readonly after: string;
}

/** The hub's customers are read anew, from the first; whoever was among them already starts over. */
export async function beginRereading(tx: Tx, hubId: string): Promise<void> {
  await tx.query(
    `insert into address_rereading as r (hub_id) values ($1)
     on conflict (hub_id) do update set after = excluded.after, since = excluded.since`,
    [hubId],
  );
}

/** Any that was begun so long ago, so that a large hub keeps no other waiting; locked against whoever begins it anew and against other processes. */
export async function takeRereading(tx: Tx, waitMs: number): Promise<Rereading | undefined> {
  const [row] = await tx.query<Rereading>(
    `select hub_id as "hubId", after from address_rereading where since <= clock_timestamp() - $1 * interval '1 millisecond'
     order by random() limit 1 for update skip locked`,
    [waitMs],
  );
  return row;
}

/** The next customers with a number; email has no country. */
export async function nextWithNumber(tx: Tx, { hubId, after }: Rereading, limit: number): Promise<CustomerKey[]> {
  return tx.query<CustomerKey>(
    `select hub_id as "hubId", customer_id as "customerId" from customer
     where hub_id = $1 and customer_id > $2 and deleted_at is null and (fields ? 'phone' or fields ? 'whatsapp') order by customer_id limit $3`,
    [hubId, after, limit],
  );
}

export async function goOnAfter(tx: Tx, hubId: string, customerId: string): Promise<void> {
  await tx.query('update address_rereading set after = $2 where hub_id = $1', [hubId, customerId]);
}

export async function endRereading(tx: Tx, hubId: string): Promise<void> {
  await tx.query('delete from address_rereading where hub_id = $1', [hubId]);
}
