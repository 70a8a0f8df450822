import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import type { AddressPlace } from './own-consent.sql.js';

/** A failure of longer ago does not count any more. */
const countedDays = 30;

/** Notes that an address failed today; by address, on how many days it did. */
export async function countStrikes<Place extends AddressPlace>(tx: Tx, places: readonly Place[]): Promise<ReadonlyMap<Place, number>> {
  if (places.length === 0) return new Map();
  const given = columnsOf(places, 'hubId', 'channel', 'address');
  await tx.query(
    `insert into address_strike (hub_id, channel, address, day) select distinct h, c, a, current_date from unnest($1::text[], $2::text[], $3::text[]) as r (h, c, a) order by h, c, a
     on conflict do nothing`,
    given,
  );
  const rows = await tx.query<{ n: number; days: number }>(
    `select r.n::int as n, (select count(*) from address_strike s where s.hub_id = r.h and s.channel = r.c and s.address = r.a and s.day > current_date - ${countedDays})::int as days
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as r (h, c, a, n)`,
    given,
  );
  return new Map(rows.flatMap(({ n, days }) => {
    const place = places[n - 1];
    return place ? [[place, days] as const] : [];
  }));
}

/** Forgets strikes that count no more. */
export async function pruneStrikes(tx: Tx): Promise<void> {
  await tx.query(`delete from address_strike where day <= current_date - ${countedDays}`);
}
