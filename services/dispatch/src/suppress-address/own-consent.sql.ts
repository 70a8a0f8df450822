import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

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
     on conflict (hub_id, customer_id, channel) do update set marketing = excluded.marketing, at = excluded.at, source = 'recipient' where consent.at <= excluded.at
     returning customer_id`,
    [said.hubId, said.customers, said.channel, said.marketing, said.at],
  );
  return rows.map((row) => row.customer_id);
}

/** Addresses may be shared, by a family or by mistake: at most this many customers are meant by one. */
const ownersMax = 100;

/** The customers that an address belongs to. */
export async function ownersOf(tx: Tx, place: { hubId: string; channel: Channel; address: string }): Promise<string[]> {
  const rows = await tx.query<{ customer_id: string }>(
    `select customer_id from customer_address where hub_id = $1 and channel = $2 and key = $3 order by customer_id limit ${ownersMax}`,
    [place.hubId, place.channel, place.address],
  );
  return rows.map((row) => row.customer_id);
}
