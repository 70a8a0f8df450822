import type { Tx } from '@messaging/persistence';
import { rangesOf } from './search-ranges.rules.js';

/** So many hits are read and sorted in some 20 ms, whatever else the hub holds. */
export const sortedMax = 1000;

/** Where the hits of a search lie, each in an index of its own: $1 hub, $2 to $7 ranges. `limit`: of each. */
const hitsSql = (limit: string): string => {
  const hits = [
    'select message_id as id from attempt where hub_id = $1 and address_key ~>=~ $2 and address_key ~<~ $3',
    'select id from message where hub_id = $1 and address_key ~>=~ $2 and address_key ~<~ $3 and address_key is not null',
    'select message_id as id from attempt where hub_id = $1 and external_id ~>=~ $4 and external_id ~<~ $5 and external_id is not null',
    'select id from message where hub_id = $1 and inbound_id ~>=~ $4 and inbound_id ~<~ $5 and inbound_id is not null',
    'select id from message where hub_id = $1 and id >= $6::uuid and id <= $7::uuid',
  ];
  return hits.map((hit) => `(${hit}${limit})`).join(' union ');
};

/**
 * Messages with an address, an id or a vendor's id that begins so; undefined when there are more than `sortedMax`. By
 * address an earlier attempt's counts as well, so whoever reads the messages asks once more.
 */
export async function findHits(tx: Tx, hubId: string, q: string): Promise<string[] | undefined> {
  const ids = await idsOf(tx, hubId, { q, limit: ` limit ${sortedMax + 1}` });
  return ids.length > sortedMax ? undefined : ids;
}

/** All of them, however many. */
export const findAllHits = (tx: Tx, hubId: string, q: string): Promise<string[]> => idsOf(tx, hubId, { q, limit: '' });

async function idsOf(tx: Tx, hubId: string, { q, limit }: { q: string; limit: string }): Promise<string[]> {
  const { address, externalId, id } = rangesOf(q);
  const rows = await tx.query<{ id: string }>(hitsSql(limit), [hubId, address.from, address.until, externalId.from, externalId.until, id?.first ?? null, id?.last ?? null]);
  return rows.map((row) => row.id);
}
