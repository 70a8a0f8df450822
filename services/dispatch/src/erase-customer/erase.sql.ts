import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { columnsOf } from '../store/columns.js';
import { erasedAddress } from '../suppress-address/erased-address.js';

/** An address that belongs to this customer alone. */
export interface OwnAddress {
  readonly channel: Channel;
  readonly address: string;
}

const at = ({ hubId, customerId }: CustomerKey): [string, string] => [hubId, customerId];

/** What there is of a customer, by what a report calls it. */
export async function countTraces(tx: Tx, key: CustomerKey, own: readonly OwnAddress[]): Promise<Readonly<Record<string, number>>> {
  const [row] = await tx.query<Record<string, number>>(
    `with m as materialized (${messagesOf})
     select (select count(*) from customer where hub_id = $1 and customer_id = $2 and fields <> '{}')::int as record,
       (select count(*) from customer_address where hub_id = $1 and customer_id = $2)::int as addresses,
       (select count(*) from consent where hub_id = $1 and customer_id = $2 and not (source = 'recipient' and marketing is false))::int as consents,
       (select count(*) from consent where hub_id = $1 and customer_id = $2 and source = 'recipient' and marketing is false)::int as refusals,
       (select count(*) from activity where hub_id = $1 and customer_id = $2)::int as lines,
       (select count(*) from m)::int as messages,
       (select count(*) from receipt r where r.hub_id = $1 and r.message_id in (select id from m) and r.raw <> '')::int as receipts,
       (select count(*) from suppression s join unnest($3::text[], $4::text[]) as o (c, a) on s.channel = o.c and s.address = o.a where s.hub_id = $1)::int as suppressions`,
    parametersOf(key, own),
  );
  return row ?? {};
}

/** Messages for the customer, or to an address that is nobody else's. $1 to $4 as in `parametersOf`. */
const messagesOf = `
  select id from message where hub_id = $1 and customer_id = $2
  union select m.id from message m join unnest($3::text[], $4::text[]) as o (c, a) on m.channel = o.c and m.address_key = o.a where m.hub_id = $1 and m.customer_id is null
  union select m.id from message m join conversation k on k.id = m.conversation_id join unnest($3::text[], $4::text[]) as o (c, a) on k.channel = o.c and k.address = o.a where k.hub_id = $1`;

const parametersOf = (key: CustomerKey, own: readonly OwnAddress[]): unknown[] => [...at(key), ...columnsOf(own, 'channel', 'address')];

/** Addresses of the customer's record, present ones and those that messages went to, that no other customer of the hub is or was reached at. */
export async function ownAddresses(tx: Tx, key: CustomerKey): Promise<OwnAddress[]> {
  return tx.query<OwnAddress & object>(
    `with own as (
       select a.channel, a.key as address from customer_address a where a.hub_id = $1 and a.customer_id = $2
       union select m.channel, t.address_key from message m join attempt t on t.message_id = m.id
         where m.hub_id = $1 and m.customer_id = $2 and not m.to_given and t.address_key <> '')
     select channel, address from own
     where not exists (select 1 from customer_address b where b.hub_id = $1 and b.channel = own.channel and b.key = own.address and b.customer_id <> $2)
       and not exists (select 1 from attempt t join message m on m.id = t.message_id and m.channel = own.channel and m.customer_id <> $2 and not m.to_given
         where t.hub_id = $1 and t.address_key = own.address)`,
    at(key),
  );
}

/** Messages to these addresses that name no customer and wait. */
export async function queuedAt(tx: Tx, hubId: string, own: readonly OwnAddress[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select m.id from message m join unnest($2::text[], $3::text[]) as o (c, a) on m.channel = o.c and m.address_key = o.a
     where m.hub_id = $1 and m.customer_id is null and m.status = 'queued' order by m.id`,
    [hubId, ...columnsOf(own, 'channel', 'address')],
  );
  return rows.map(({ id }) => id);
}

/** True while a call for one of the customer's messages is under way. What is of unknown fate is never sent again. */
export async function forgetQueue(tx: Tx, key: CustomerKey, own: readonly OwnAddress[]): Promise<boolean> {
  const given = parametersOf(key, own);
  await tx.query(`delete from send_queue q where q.hub_id = $1 and q.phase in ('unknown', 'undelivered') and q.message_id in (${messagesOf})`, given);
  const rows = await tx.query(`select 1 from send_queue q where q.hub_id = $1 and q.message_id in (${messagesOf}) limit 1`, given);
  return rows.length > 0;
}

/** Makes the tombstone, whether or not there is a record: nothing older than it brings the customer back. */
export async function buryCustomer(tx: Tx, key: CustomerKey, said: { id: string; time: Date }): Promise<void> {
  await tx.query(
    `insert into customer (hub_id, customer_id, fields, field_times, last_event_id, last_event_time, deleted_at) values ($1, $2, '{}', '{}', $3, $4, $4)
     on conflict (hub_id, customer_id) do update set last_event_id = excluded.last_event_id, last_event_time = greatest(customer.last_event_time, excluded.last_event_time),
       deleted_at = greatest(customer.last_event_time, excluded.deleted_at)`,
    [...at(key), said.id, said.time],
  );
}

/**
 * Takes out of the customer's rows what says who it is. Messages keep their numbers (channel, status, times, campaign), so
 * that totals stay honest; the provider's ids stay but for WhatsApp's, which hold the phone number.
 */
export async function eraseTraces(tx: Tx, key: CustomerKey, { own, time }: { own: readonly OwnAddress[]; time: Date }): Promise<void> {
  const { hubId } = key;
  const messages = (await tx.query<{ id: string }>(messagesOf, parametersOf(key, own))).map(({ id }) => id);
  await eraseMessages(tx, hubId, messages);
  await tx.query(
    `delete from conversation k where k.hub_id = $1 and (k.customer_id = $2 or exists (select 1 from unnest($3::text[], $4::text[]) as o (c, a) where k.channel = o.c and k.address = o.a))`,
    parametersOf(key, own),
  );
  for (const table of ['customer_address', 'activity']) await tx.query(`delete from ${table} where hub_id = $1 and customer_id = $2`, at(key));
  await tx.query('delete from customer_term t using customer c where c.hub_id = $1 and c.customer_id = $2 and t.hub_id = $1 and t.customer_id = $2 and t.term = any(c.search_terms)', at(key));
  await tx.query(`delete from consent where hub_id = $1 and customer_id = $2 and not (source = 'recipient' and marketing is false)`, at(key));
  await tx.query(`delete from parked_event where hub_id = $1 and key in ($2, $1 || '|' || $2)`, at(key));
  await tx.query(`update customer set fields = '{}', field_times = '{}', search_terms = '{}', erased_at = $3, updated_at = clock_timestamp() where hub_id = $1 and customer_id = $2`, [...at(key), time]);
  await hideSuppressions(tx, hubId, own);
  const addresses = [hubId, own.map(({ address }) => address)];
  for (const table of ['whatsapp_window', 'whatsapp_alias', 'address_strike']) await tx.query(`delete from ${table} where hub_id = $1 and address = any($2::text[])`, addresses);
}

async function eraseMessages(tx: Tx, hubId: string, ids: readonly string[]): Promise<void> {
  const of = [hubId, ids];
  await tx.query(
    `update message set to_address = null, from_address = case when direction = 'inbound' then null else from_address end, customer_id = null, subject = null, body = null,
       conversation_id = null, variables = null, event_data = null, carried_customer = null, render_context = null, metadata = null, template_id = null,
       reason_detail = case when reason_detail is null then null else '' end, external_id = case when channel = 'whatsapp' then null else external_id end
     where hub_id = $1 and id = any($2::uuid[])`,
    of,
  );
  await tx.query(
    `update attempt set to_address = '', response = null, failure_detail = case when failure_detail is null then null else '' end,
       external_id = case when provider in ('whatsapp', 'meta') then null else external_id end
     where hub_id = $1 and message_id = any($2::uuid[])`,
    of,
  );
  await tx.query(`update receipt set raw = '', failure = case when failure is null then null else jsonb_set(failure, '{detail}', '""') end where hub_id = $1 and message_id = any($2::uuid[])`, of);
  await tx.query(`update decision set detail = '', data = null where hub_id = $1 and message_id = any($2::uuid[])`, of);
}

async function hideSuppressions(tx: Tx, hubId: string, own: readonly OwnAddress[]): Promise<void> {
  const hidden = own.map(({ channel, address }) => ({ channel, address, hash: erasedAddress(hubId, channel, address) }));
  await tx.query(
    `with gone as (delete from suppression s using unnest($2::text[], $3::text[], $4::text[]) as o (c, a, h) where s.hub_id = $1 and s.channel = o.c and s.address = o.a
       returning s.*, o.h)
     insert into suppression (hub_id, channel, address, scope, reason_code, reason_detail, created_at, ends_at, lasting_code)
     select hub_id, channel, h, scope, reason_code, '', created_at, ends_at, lasting_code from gone
     on conflict do nothing`,
    [hubId, ...columnsOf(hidden, 'channel', 'address', 'hash')],
  );
}
