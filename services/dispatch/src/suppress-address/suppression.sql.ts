import type { Channel } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import { suppressedForms } from './erased-address.js';

/** An address that takes nothing more, or no marketing. */
export interface Suppression {
  readonly hubId: string;
  readonly channel: Channel;
  /** As `addressKey` gives it. */
  readonly address: string;
  readonly scope: 'all' | 'marketing';
  readonly reasonCode: string;
  readonly reasonDetail: string;
}

/** Puts addresses on the list; the stronger scope stays. Returns what is new or stronger now. */
export async function insertSuppressions(tx: Tx, rows: readonly Suppression[]): Promise<Suppression[]> {
  return tx.query<Suppression>(
    `insert into suppression (hub_id, channel, address, scope, reason_code, reason_detail)
     select distinct on (h, c, a) * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (h, c, a, s, rc, rd)
     order by h, c, a, s
     on conflict (hub_id, channel, address) do update set scope = excluded.scope, reason_code = excluded.reason_code,
       reason_detail = excluded.reason_detail
       where suppression.scope <> 'all' and (suppression.scope, suppression.reason_code) is distinct from (excluded.scope, excluded.reason_code)
     returning hub_id as "hubId", channel, address, scope, reason_code as "reasonCode", reason_detail as "reasonDetail"`,
    columnsOf(rows, 'hubId', 'channel', 'address', 'scope', 'reasonCode', 'reasonDetail'),
  );
}

/** Takes an address off the list if its owner put it there, here or at the provider; a hard bounce stays. True if it was there. */
export async function deleteOwnSuppression(tx: Tx, place: { hubId: string; channel: Channel; address: string }): Promise<boolean> {
  const rows = await tx.query(
    `delete from suppression where hub_id = $1 and channel = $2 and address = any($3::text[]) and (starts_with(reason_code, 'OPT_OUT.') or reason_code = 'PROVIDER.OPT_OUT') returning address`,
    [place.hubId, place.channel, suppressedForms(place.hubId, place.channel, place.address)],
  );
  return rows.length > 0;
}
