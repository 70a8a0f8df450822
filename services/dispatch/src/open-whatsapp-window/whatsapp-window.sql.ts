import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** Free text may be sent for this long after the customer last wrote (Meta, customer service window). */
const windowHours = 24;

/** A customer wrote by WhatsApp. `address` is E.164. */
export interface WhatsappInbound {
  readonly hubId: string;
  readonly address: string;
  readonly at: Date;
}

/** Opens windows, or keeps them open longer; what was written earlier shortens none. */
export async function openWindows(tx: Tx, inbound: readonly WhatsappInbound[]): Promise<void> {
  if (inbound.length === 0) return;
  await tx.query(
    `insert into whatsapp_window as w (hub_id, address, last_inbound_at, closes_at)
     select h, a, max(t), max(t) + interval '${windowHours} hours' from unnest($1::text[], $2::text[], $3::timestamptz[]) as r (h, a, t) group by h, a order by h, a
     on conflict (hub_id, address) do update set last_inbound_at = excluded.last_inbound_at, closes_at = excluded.closes_at where w.last_inbound_at < excluded.last_inbound_at`,
    columnsOf(inbound, 'hubId', 'address', 'at'),
  );
}

/** Meta says that a window is closed: it is, until the person writes again. */
export async function closeWindows(tx: Tx, places: readonly { hubId: string; address: string }[]): Promise<void> {
  if (places.length === 0) return;
  await tx.query(
    `update whatsapp_window w set closes_at = now() from unnest($1::text[], $2::text[]) as r (h, a) where w.hub_id = r.h and w.address = r.a and w.closes_at > now()`,
    columnsOf(places, 'hubId', 'address'),
  );
}
