import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Lifts what the person's own choice set; a hard bounce (`all`) stays. */
export async function liftSuppression(tx: Tx, from: { hubId: string; channel: Channel; address: string }): Promise<void> {
  await tx.query(`delete from suppression where hub_id = $1 and channel = $2 and address = $3 and scope = 'marketing'`, [from.hubId, from.channel, from.address]);
}

/** Consent said here by the person: outlives everything that brings no newer proof. */
export async function saveOwnConsent(tx: Tx, said: { hubId: string; customerId: string; channel: Channel; marketing: boolean; at: string }): Promise<void> {
  await tx.query(
    `insert into consent (hub_id, customer_id, channel, marketing, at, source) values ($1, $2, $3, $4, $5, 'recipient')
     on conflict (hub_id, customer_id, channel) do update set marketing = excluded.marketing, at = excluded.at, source = 'recipient' where consent.at <= excluded.at`,
    [said.hubId, said.customerId, said.channel, said.marketing, said.at],
  );
}
