import type { Tx } from '@messaging/persistence';

/** What a template's mails are headed in each of its languages. */
export interface TemplateSubjects {
  readonly hubId: string;
  readonly templateId: string;
  readonly version: number;
  /** Of the template's own words. */
  readonly locale: string;
  readonly subjects: Readonly<Record<string, string>>;
}

/** One per template (a statement cannot touch a row twice); an older version never overwrites a newer. */
export async function saveTemplateSubjects(tx: Tx, given: readonly TemplateSubjects[]): Promise<void> {
  if (given.length === 0) return;
  await tx.query(
    `insert into template_subject as t (hub_id, template_id, version, locale, subjects)
     select * from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::jsonb[]) as r (h, i, v, l, s) order by h, i
     on conflict (hub_id, template_id) do update set version = excluded.version, locale = excluded.locale, subjects = excluded.subjects
     where excluded.version >= t.version`,
    [given.map((g) => g.hubId), given.map((g) => g.templateId), given.map((g) => g.version), given.map((g) => g.locale), given.map((g) => JSON.stringify(g.subjects))],
  );
}

/** By template. */
export async function findTemplateSubjects(tx: Tx, hubId: string, templateIds: readonly string[]): Promise<ReadonlyMap<string, TemplateSubjects>> {
  if (templateIds.length === 0) return new Map();
  const rows = await tx.query<{ template_id: string; version: number; locale: string; subjects: Record<string, string> }>(
    'select * from template_subject where hub_id = $1 and template_id = any ($2::uuid[])',
    [hubId, [...new Set(templateIds)]],
  );
  return new Map(rows.map(({ template_id: templateId, version, locale, subjects }) => [templateId, { hubId, templateId, version, locale, subjects }]));
}
