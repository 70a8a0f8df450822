import type { Tx } from '@messaging/persistence';
import { rangesOf, type SearchRanges } from './search-ranges.rules.js';

/** So many hits are read and sorted in some 20 ms, whatever else the hub holds. */
export const sortedMax = 1000;

/** A name that more customers bear is looked for among the newest messages first. */
const namesakesMax = 1000;

/** Where the hits of a search lie, each in an index of its own: $1 hub, $2 to $7 ranges, $8 customers. `limit`: of each. */
const hitsSql = (limit: string): string => {
  const hits = [
    'select message_id as id from attempt where hub_id = $1 and address_key ~>=~ $2 and address_key ~<~ $3',
    'select id from message where hub_id = $1 and address_key ~>=~ $2 and address_key ~<~ $3 and address_key is not null',
    'select message_id as id from attempt where hub_id = $1 and external_id ~>=~ $4 and external_id ~<~ $5 and external_id is not null',
    'select id from message where hub_id = $1 and inbound_id ~>=~ $4 and inbound_id ~<~ $5 and inbound_id is not null',
    'select id from message where hub_id = $1 and id >= $6::uuid and id <= $7::uuid',
    'select id from message where hub_id = $1 and customer_id = any($8::text[]) and customer_id is not null',
  ];
  return hits.map((hit) => `(${hit}${limit})`).join(' union ');
};

/**
 * Whether the customer of a row is searched by a word between two places in the order of bytes; asked row by row. As
 * `exists`, PostgreSQL made one table of all customers first: 100 ms for 40,000.
 */
export const isNamed = (row: string, from: string, until: string): string =>
  `(select bool_or(w.term collate "C" >= ${from} and w.term collate "C" < ${until}) from customer n, unnest(n.search_terms) w (term) where n.hub_id = ${row}.hub_id and n.customer_id = ${row}.customer_id)`;

/**
 * Messages with an address, an id or a vendor's id that begins so, or of a customer whose name does; undefined when there
 * are more than `sortedMax`. By address an earlier attempt's counts as well, so whoever reads the messages asks once more.
 */
export async function findHits(tx: Tx, hubId: string, q: string): Promise<string[] | undefined> {
  const ranges = rangesOf(q);
  const customerIds = await namesakes(tx, hubId, { name: ranges.name, limit: ` limit ${namesakesMax + 1}` });
  if (customerIds.length > namesakesMax) return undefined;
  const ids = await idsOf(tx, hubId, { ...ranges, customerIds, limit: ` limit ${sortedMax + 1}` });
  return ids.length > sortedMax ? undefined : ids;
}

/** All of them, however many. */
export async function findAllHits(tx: Tx, hubId: string, q: string): Promise<string[]> {
  const ranges = rangesOf(q);
  return idsOf(tx, hubId, { ...ranges, customerIds: await namesakes(tx, hubId, { name: ranges.name, limit: '' }), limit: '' });
}

async function namesakes(tx: Tx, hubId: string, { name, limit }: { name: SearchRanges['name']; limit: string }): Promise<string[]> {
  if (!name) return [];
  const rows = await tx.query<{ id: string }>(`select customer_id as id from customer_term where hub_id = $1 and term >= $2 and term < $3${limit}`, [hubId, name.from, name.until]);
  return [...new Set(rows.map((row) => row.id))];
}

async function idsOf(tx: Tx, hubId: string, { address, externalId, id, customerIds, limit }: SearchRanges & { customerIds: readonly string[]; limit: string }): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(hitsSql(limit), [hubId, address.from, address.until, externalId.from, externalId.until, id?.first ?? null, id?.last ?? null, customerIds]);
  return rows.map((row) => row.id);
}
