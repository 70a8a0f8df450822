import type { VendorTemplateReported } from '@messaging/contracts';
import type { Database, Tx } from '@messaging/persistence';
import type { ListedTemplate, TemplateShape } from '@messaging/providers';
import { columnsOf } from '../store/columns.js';

/** A template at the vendor as it was heard of last. */
export interface VendorTemplateRow {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly quality: string | null;
  readonly reason: string | null;
  /** Absent while only callbacks spoke of it. */
  readonly shape: TemplateShape | null;
  readonly body: string;
  readonly saidAt: Date;
}

const columns = `name, language, status, category, quality, reason, shape, body, said_at as "saidAt"`;

/** Takes a whole list over, read at `at`: what callbacks said later stands, and what is not in it any more is `DELETED`. */
export async function saveListed(tx: Tx, hubId: string, { listed, at }: { listed: readonly ListedTemplate[]; at: Date }): Promise<void> {
  const rows = listed.map((template) => ({ ...template, shape: JSON.stringify(template.shape) }));
  await tx.query(
    `insert into vendor_template as v (hub_id, name, language, status, category, quality, reason, shape, body, said_at)
     select $1, n, l, s, c, q, r, sh::jsonb, b, $10 from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
       as x (n, l, s, c, q, r, sh, b) order by n, l
     on conflict (hub_id, name, language) do update set shape = excluded.shape, body = excluded.body,
       status = case when v.said_at <= excluded.said_at then excluded.status else v.status end,
       category = case when v.said_at <= excluded.said_at then excluded.category else v.category end,
       quality = case when v.said_at <= excluded.said_at then excluded.quality else v.quality end,
       reason = case when v.said_at <= excluded.said_at then excluded.reason else v.reason end,
       said_at = greatest(v.said_at, excluded.said_at)`,
    [hubId, ...columnsOf(rows, 'name', 'language', 'status', 'category', 'quality', 'reason', 'shape', 'body'), at],
  );
  await tx.query(
    `update vendor_template v set status = 'DELETED', said_at = $2 where hub_id = $1 and said_at < $2 and status <> 'DELETED'
       and not exists (select 1 from unnest($3::text[], $4::text[]) as x (n, l) where x.n = v.name and x.l = v.language)`,
    [hubId, at, ...columnsOf(rows, 'name', 'language')],
  );
}

/** News of one template; what is older than what is known changes nothing. */
export async function saveReported(tx: Tx, hubId: string, { name, language, status, category, quality, reason, at }: VendorTemplateReported): Promise<void> {
  await tx.query(
    `insert into vendor_template as v (hub_id, name, language, status, category, quality, reason, said_at)
     values ($1, $2, $3, coalesce($4, 'UNKNOWN'), coalesce($5, 'UNKNOWN'), $6, $7, $8)
     on conflict (hub_id, name, language) do update set status = coalesce($4, v.status), category = coalesce($5, v.category), quality = coalesce($6, v.quality),
       reason = case when $4::text is null then v.reason else $7 end, said_at = excluded.said_at where v.said_at <= excluded.said_at`,
    [hubId, name, language, status ?? null, category ?? null, quality ?? null, reason ?? null, at],
  );
}

export async function listVendorTemplates(tx: Tx, hubId: string): Promise<VendorTemplateRow[]> {
  return tx.query<VendorTemplateRow & Record<string, unknown>>(`select ${columns} from vendor_template where hub_id = $1 and status <> 'DELETED' order by name, language`, [hubId]);
}

/** By `name|language`; of a hub. */
export async function loadVendorTemplates(database: Database, hubId: string, wanted: readonly { name: string; language: string }[]): Promise<ReadonlyMap<string, VendorTemplateRow>> {
  if (wanted.length === 0) return new Map();
  const rows = await database.query<VendorTemplateRow & Record<string, unknown>>(
    `select ${columns} from vendor_template v join unnest($2::text[], $3::text[]) as x (n, l) on v.name = x.n and v.language = x.l where v.hub_id = $1`,
    [hubId, ...columnsOf(wanted, 'name', 'language')],
  );
  return new Map(rows.map((row) => [`${row.name}|${row.language}`, row]));
}

/** Claims a hub whose list is to be read: never read, read long ago, or read with other settings. Others pass it over for `leaseMs`. */
export async function claimDueHub(tx: Tx, { leaseMs }: { leaseMs: number }): Promise<{ hubId: string; revision: number } | undefined> {
  const [row] = await tx.query<{ hubId: string; revision: number }>(
    `with due as (
       select h.hub_id, h.revision from hub h left join vendor_template_sync s on s.hub_id = h.hub_id
       where h.settings->'whatsapp'->>'provider' = 'meta' and h.settings->'whatsapp'->>'businessId' is not null
         and (s.hub_id is null or s.next_at <= now() or (s.revision <> h.revision and s.synced_at < now() - interval '10 seconds'))
       order by s.next_at nulls first limit 1 for update of h skip locked)
     insert into vendor_template_sync as s (hub_id, revision, next_at) select hub_id, revision, now() + make_interval(secs => $1::float8 / 1000) from due
     on conflict (hub_id) do update set next_at = excluded.next_at, revision = excluded.revision
     returning hub_id as "hubId", revision`,
    [leaseMs],
  );
  return row;
}

/** What came of reading a hub's list, and when it is read next. */
export async function noteSync(tx: Tx, hubId: string, { error, nextInMs }: { error: string | null; nextInMs: number }): Promise<void> {
  await tx.query(
    `insert into vendor_template_sync (hub_id, revision, next_at, synced_at, error) select $1, revision, now() + make_interval(secs => $2::float8 / 1000), now(), $3 from hub where hub_id = $1
     on conflict (hub_id) do update set next_at = excluded.next_at, synced_at = excluded.synced_at, error = excluded.error`,
    [hubId, nextInMs, error],
  );
}

export async function lastSync(tx: Tx, hubId: string): Promise<{ syncedAt: Date | null; error: string | null } | undefined> {
  const [row] = await tx.query<{ syncedAt: Date | null; error: string | null }>('select synced_at as "syncedAt", error from vendor_template_sync where hub_id = $1', [hubId]);
  return row;
}
