import type { TemplateHeadChanged, TemplateVersionPublished } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** A head as announced by an event. */
export type ToldHead = TemplateHeadChanged & { readonly hubId: string; readonly time: Date };

/** One per template (a statement cannot touch a row twice); an older one never overwrites a newer. */
export async function saveTemplateHeads(tx: Tx, heads: readonly ToldHead[]): Promise<void> {
  if (heads.length === 0) return;
  await tx.query(
    `insert into template_head as t (hub_id, template_id, version, channel, category, is_active, is_deleted, event_time)
     select * from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::timestamptz[])
       as r (h, i, v, c, g, a, d, m) order by h, i
     on conflict (hub_id, template_id) do update set version = excluded.version, channel = excluded.channel, category = excluded.category,
       is_active = excluded.is_active, is_deleted = excluded.is_deleted, event_time = excluded.event_time
     where excluded.version >= t.version and excluded.event_time >= t.event_time`,
    [
      heads.map((h) => h.hubId), heads.map((h) => h.templateId), heads.map((h) => h.version), heads.map((h) => h.channel),
      heads.map((h) => h.category), heads.map((h) => h.isActive), heads.map((h) => h.isDeleted), heads.map((h) => h.time),
    ],
  );
}

/** A version never changes, so an existing row stays. */
export async function saveTemplateVersions(tx: Tx, versions: readonly { hubId: string; version: TemplateVersionPublished }[]): Promise<void> {
  if (versions.length === 0) return;
  await tx.query(
    `insert into template_version (hub_id, template_id, version, content)
     select h, i, v, c::jsonb from unnest($1::text[], $2::uuid[], $3::int[], $4::text[]) as r (h, i, v, c) order by h, i, v
     on conflict do nothing`,
    [
      versions.map((v) => v.hubId), versions.map((v) => v.version.templateId), versions.map((v) => v.version.version),
      versions.map((v) => JSON.stringify(v.version)),
    ],
  );
}

interface HeadRow {
  version: number;
  channel: TemplateHeadChanged['channel'];
  category: TemplateHeadChanged['category'];
  is_active: boolean;
  is_deleted: boolean;
}

/** The head of a template of a hub. */
export async function findTemplateHead(tx: Tx, hubId: string, templateId: string): Promise<TemplateHeadChanged | undefined> {
  const [row] = await tx.query<HeadRow>('select * from template_head where hub_id = $1 and template_id = $2', [hubId, templateId]);
  return row && { templateId, version: row.version, channel: row.channel, category: row.category, isActive: row.is_active, isDeleted: row.is_deleted };
}

/** One version of a template of a hub. */
export async function findTemplateVersion(tx: Tx, hubId: string, { templateId, version }: { templateId: string; version: number }): Promise<TemplateVersionPublished | undefined> {
  const [row] = await tx.query<{ content: TemplateVersionPublished }>(
    'select content from template_version where hub_id = $1 and template_id = $2 and version = $3',
    [hubId, templateId, version],
  );
  return row?.content;
}
