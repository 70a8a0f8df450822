import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** Consent that a person gave or refused here. */
export interface OwnConsent {
  readonly hubId: string;
  readonly customers: readonly string[];
  readonly channel: Channel;
  readonly marketing: boolean;
  readonly at: Date;
}

/** Outlives everything that brings no newer proof. Returns the customers for whom it is what counts now. */
export async function saveOwnConsent(tx: Tx, said: OwnConsent): Promise<string[]> {
  const rows = await tx.query<{ customer_id: string }>(
    `insert into consent (hub_id, customer_id, channel, marketing, at, source) select $1, c, $3, $4, $5, 'recipient' from unnest($2::text[]) c order by c
     on conflict (hub_id, customer_id, channel) do update set marketing = excluded.marketing, at = excluded.at, source = 'recipient'
       where consent.at <= excluded.at and (consent.at, consent.marketing, consent.source) is distinct from (excluded.at, excluded.marketing, 'recipient')
     returning customer_id`,
    [said.hubId, said.customers, said.channel, said.marketing, said.at],
  );
  return rows.map((row) => row.customer_id);
}

/** Addresses may be shared, by a family or by mistake: at most this many customers are meant by one. */
const ownersMax = 100;

/** An address of a hub on a channel, as `addressKey` gives it. */
export interface AddressPlace {
  readonly hubId: string;
  readonly channel: Channel;
  readonly address: string;
}

/** The customers that addresses belong to. */
export async function ownersOf<Place extends AddressPlace>(tx: Tx, places: readonly Place[]): Promise<{ place: Place; customerId: string }[]> {
  const rows = await tx.query<{ n: number; customer_id: string }>(
    `select r.n::int as n, o.customer_id from unnest($1::text[], $2::text[], $3::text[]) with ordinality as r (h, c, k, n)
       cross join lateral (select customer_id from customer_address where hub_id = r.h and channel = r.c and key = r.k order by customer_id limit ${ownersMax}) o
     order by 1, 2`,
    columnsOf(places, 'hubId', 'channel', 'address'),
  );
  return rows.flatMap((row) => {
    const place = places[row.n - 1];
    return place ? [{ place, customerId: row.customer_id }] : [];
  });
}
