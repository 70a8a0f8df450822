import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/**
 * The number under which WhatsApp knows somebody whom the shop knows by another one (Argentina's mobile prefix,
 * Brazil's ninth digit; Mexico's `normalizeAddress` knows): Meta answers a send with it, and what the person writes comes from it.
 */
export interface WhatsappAlias {
  readonly hubId: string;
  readonly alias: string;
  /** As the shop has it. */
  readonly address: string;
}

export async function noteAliases(tx: Tx, aliases: readonly WhatsappAlias[]): Promise<void> {
  if (aliases.length === 0) return;
  await tx.query(
    `insert into whatsapp_alias as w (hub_id, alias, address) select distinct on (h, l) h, l, a from unnest($1::text[], $2::text[], $3::text[]) as r (h, l, a) order by h, l
     on conflict (hub_id, alias) do update set address = excluded.address where w.address <> excluded.address`,
    columnsOf(aliases, 'hubId', 'alias', 'address'),
  );
}

/** What the shop has in the place of a number that WhatsApp gives. */
export async function addressOfAlias(tx: Tx, hubId: string, alias: string): Promise<string | undefined> {
  const [row] = await tx.query<{ address: string }>('select address from whatsapp_alias where hub_id = $1 and alias = $2', [hubId, alias]);
  return row?.address;
}
