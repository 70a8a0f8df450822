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

/** A message that had failed, and arrived nevertheless. */
export interface ArrivedAfterAll extends AddressPlace {
  readonly messageId: string;
}

/** Takes back what its failures counted against the address, but for days on which another message failed there that has not arrived. */
export async function takeBackStrikes(tx: Tx, arrived: readonly ArrivedAfterAll[]): Promise<void> {
  if (arrived.length === 0) return;
  await tx.query(
    `delete from address_strike s using unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as r (h, c, a, id)
     where s.hub_id = r.h and s.channel = r.c and s.address = r.a
       and exists (select 1 from receipt f where f.message_id = r.id and f.status = 'failed' and f.received_at::date = s.day)
       and not exists (select 1 from attempt t join message m on m.id = t.message_id and m.channel = r.c and m.status not in ('delivered', 'read')
         where t.hub_id = r.h and t.address_key = r.a and t.message_id <> r.id
           and (m.failed_at::date = s.day or exists (select 1 from receipt f where f.message_id = m.id and f.status = 'failed' and f.received_at::date = s.day)))`,
    columnsOf(arrived, 'hubId', 'channel', 'address', 'messageId'),
  );
}

/** Forgets strikes that count no more. */
export async function pruneStrikes(tx: Tx): Promise<void> {
  await tx.query(`delete from address_strike where day <= current_date - ${countedDays}`);
}
