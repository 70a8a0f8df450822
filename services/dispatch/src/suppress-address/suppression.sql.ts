import type { Channel, Reason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';
import { suppressedForms } from './erased-address.js';
import type { AddressPlace } from './own-consent.sql.js';

/** An address that takes nothing more, or no marketing. */
export interface Suppression {
  readonly hubId: string;
  readonly channel: Channel;
  /** As `addressKey` gives it. */
  readonly address: string;
  readonly scope: 'all' | 'marketing';
  readonly reasonCode: string;
  readonly reasonDetail: string;
  /** It opens again by itself; absent: never. */
  readonly endsAt?: Date | null;
}

/** Whether a person asked for it, by a word, a page, a complaint or the provider's switch. */
const isOwn = (column: string): string => `(starts_with(${column}, 'OPT_OUT.') or ${column} = 'PROVIDER.OPT_OUT')`;

/**
 * Puts addresses on the list; the stronger scope stays, and what lasts outlives what ends by itself. Under an address that a
 * failure closed its owner's refusal of marketing is kept (`lasting_*`), for proof of arrival may open it again; one of
 * everything takes the failure's place. Returns what is new or stronger now.
 */
export async function insertSuppressions(tx: Tx, rows: readonly Suppression[]): Promise<Suppression[]> {
  return tx.query<Suppression & Record<string, unknown>>(
    `insert into suppression as e (hub_id, channel, address, scope, reason_code, reason_detail, ends_at)
     select distinct on (h, c, a) * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) as r (h, c, a, s, rc, rd, ea)
     order by h, c, a, s, ea desc nulls first
     on conflict (hub_id, channel, address) do update set
       scope = case when excluded.scope = 'all' then 'all' else e.scope end,
       reason_code = case when excluded.scope = 'all' or e.scope = 'marketing' then excluded.reason_code else e.reason_code end,
       reason_detail = case when excluded.scope = 'all' or e.scope = 'marketing' then excluded.reason_detail else e.reason_detail end,
       ends_at = case when excluded.scope = 'all' then excluded.ends_at else e.ends_at end,
       lasting_code = case when excluded.scope = 'marketing' then case when e.scope = 'all' then excluded.reason_code end
                           when ${isOwn('excluded.reason_code')} then null when e.scope = 'marketing' then e.reason_code else e.lasting_code end,
       lasting_detail = case when excluded.scope = 'marketing' then case when e.scope = 'all' then excluded.reason_detail end
                             when ${isOwn('excluded.reason_code')} then null when e.scope = 'marketing' then e.reason_detail else e.lasting_detail end
       where not (e.scope = 'all' and ${isOwn('e.reason_code')}) and case when excluded.scope = 'all'
         then e.scope = 'marketing' or ${isOwn('excluded.reason_code')} or coalesce(excluded.ends_at, 'infinity') > e.ends_at
         else coalesce(case when e.scope = 'marketing' then e.reason_code else e.lasting_code end, '') <> excluded.reason_code end
     returning hub_id as "hubId", channel, address, scope, reason_code as "reasonCode", reason_detail as "reasonDetail", ends_at as "endsAt"`,
    columnsOf(rows.map((row) => ({ endsAt: null, ...row })), 'hubId', 'channel', 'address', 'scope', 'reasonCode', 'reasonDetail', 'endsAt'),
  );
}

/** Takes an address off the list if its owner put it there, here or at the provider; a hard bounce stays. True if it was there. */
export async function deleteOwnSuppression(tx: Tx, place: { hubId: string; channel: Channel; address: string }): Promise<boolean> {
  const forms = suppressedForms(place.hubId, place.channel, place.address);
  await tx.query(
    `update suppression set lasting_code = null, lasting_detail = null where hub_id = $1 and channel = $2 and address = any($3::text[]) and ${isOwn('lasting_code')}`,
    [place.hubId, place.channel, forms],
  );
  const rows = await tx.query(
    `delete from suppression where hub_id = $1 and channel = $2 and address = any($3::text[]) and ${isOwn('reason_code')} returning address`,
    [place.hubId, place.channel, forms],
  );
  return rows.length > 0;
}

/** A message that failed for a reason and arrived nevertheless. */
export interface Disproof extends AddressPlace {
  readonly messageId: string;
  readonly reason: Reason;
  readonly arrivedAt: Date;
}

/**
 * Lets what a failure closed end now, where proof of arrival followed it, unless another message failed there since for the
 * same reason. What the person said, here or by a complaint, is not a matter of arrival: it stays.
 */
export async function endDisproved(tx: Tx, disproofs: readonly Disproof[]): Promise<void> {
  if (disproofs.length === 0) return;
  await tx.query(
    `update suppression e set ends_at = now() from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::timestamptz[]) as r (h, c, a, rc, rd, id, at)
     where e.hub_id = r.h and e.channel = r.c and e.address = r.a and e.reason_code = r.rc and e.reason_detail = r.rd and e.scope = 'all'
       and coalesce(e.ends_at, 'infinity') > now() and not ${isOwn('e.reason_code')}
       and not exists (select 1 from attempt t join message m on m.id = t.message_id and m.channel = r.c and m.status = 'failed' and m.reason_code = r.rc and m.failed_at > r.at
         where t.hub_id = r.h and t.address_key = r.a and t.message_id <> r.id)`,
    columnsOf(disproofs.map(({ reason: { code, detail }, ...place }) => ({ ...place, code, detail })), 'hubId', 'channel', 'address', 'code', 'detail', 'messageId', 'arrivedAt'),
  );
}

/** What people refused under their WhatsApp user ids, taken off the list there: it goes to the number that is known now. */
export async function takeRefusalsOfUsers(tx: Tx, users: readonly { hubId: string; userId: string }[]): Promise<{ hubId: string; userId: string; code: `OPT_OUT.${string}`; detail: string }[]> {
  return tx.query(
    `delete from suppression e using (select distinct h, u from unnest($1::text[], $2::text[]) as r (h, u)) r
     where e.hub_id = r.h and e.channel = 'whatsapp' and e.address = r.u and starts_with(e.reason_code, 'OPT_OUT.')
     returning e.hub_id as "hubId", e.address as "userId", e.reason_code as code, e.reason_detail as detail`,
    columnsOf(users, 'hubId', 'userId'),
  );
}

/** Takes off what has ended; where the owner refused marketing meanwhile, that is what is left. Returns what holds now. */
export async function endSuppressions(tx: Tx, limit: number): Promise<(Omit<Suppression, 'scope'> & { scope: 'marketing' | 'none' })[]> {
  return tx.query(
    `with ended as materialized (select hub_id, channel, address from suppression where ends_at <= now() order by hub_id, channel, address limit $1 for update skip locked),
     opened as (
       delete from suppression s using ended e where (s.hub_id, s.channel, s.address) = (e.hub_id, e.channel, e.address) and s.lasting_code is null returning s.*),
     kept as (
       update suppression s set scope = 'marketing', reason_code = s.lasting_code, reason_detail = coalesce(s.lasting_detail, ''), ends_at = null, lasting_code = null, lasting_detail = null
       from ended e where (s.hub_id, s.channel, s.address) = (e.hub_id, e.channel, e.address) and s.lasting_code is not null returning s.*)
     select hub_id as "hubId", channel, address, 'none' as scope, reason_code as "reasonCode", reason_detail as "reasonDetail" from opened
     union all select hub_id, channel, address, scope, reason_code, reason_detail from kept`,
    [limit],
  );
}
