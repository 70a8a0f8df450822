import type { TemplateFilters } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { ContentVariable, TemplateState, TemplateVersionState, VersionedContent } from './template-state.js';

interface TemplateRow {
  id: string;
  hub_id: string;
  version: number;
  is_active: boolean;
  is_system: boolean;
  is_deleted: boolean;
  created_at: Date;
  updated_at: Date;
  content: VersionedContent;
  variables: ContentVariable[];
}

const columns = 't.id, t.hub_id, t.version, t.is_active, t.is_system, t.is_deleted, t.created_at, t.updated_at, v.content, v.variables';
const fromTemplates = 'from template t join template_version v on v.template_id = t.id and v.version = t.version';

const stateOf = (row: TemplateRow): TemplateState => ({
  id: row.id, hubId: row.hub_id, version: row.version, isActive: row.is_active, isSystem: row.is_system, isDeleted: row.is_deleted,
  createdAt: row.created_at, updatedAt: row.updated_at, content: row.content, variables: row.variables,
});

/** Stores heads and first versions of templates that are not there yet; returns the ids of those. */
export async function insertTemplates(tx: Tx, templates: readonly TemplateState[]): Promise<ReadonlySet<string>> {
  const heads = await tx.query<{ id: string }>(
    `insert into template (id, hub_id, name, channel, category, version, is_active, is_system, is_deleted, created_at, updated_at)
     select i, h, n, c, g, v, a, s, false, m, m
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::boolean[], $8::boolean[], $9::timestamptz[])
       as r (i, h, n, c, g, v, a, s, m) order by i
     on conflict (id) do nothing returning id`,
    [
      templates.map((t) => t.id), templates.map((t) => t.hubId), templates.map((t) => t.content.name), templates.map((t) => t.content.channel),
      templates.map((t) => t.content.category), templates.map((t) => t.version), templates.map((t) => t.isActive), templates.map((t) => t.isSystem),
      templates.map((t) => t.createdAt),
    ],
  );
  const fresh = new Set(heads.map((row) => row.id));
  await insertVersions(tx, templates.filter((template) => fresh.has(template.id)));
  return fresh;
}

async function insertVersions(tx: Tx, templates: readonly TemplateState[]): Promise<void> {
  if (templates.length === 0) return;
  await tx.query(
    `insert into template_version (template_id, version, hub_id, content, variables, created_at)
     select i, v, h, c::jsonb, w::jsonb, m from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as r (i, v, h, c, w, m)`,
    [
      templates.map((t) => t.id), templates.map((t) => t.version), templates.map((t) => t.hubId), templates.map((t) => JSON.stringify(t.content)),
      templates.map((t) => JSON.stringify(t.variables)), templates.map((t) => t.updatedAt),
    ],
  );
}

/** Stores a changed template: its head, and its version when that is a new one. */
export async function updateTemplate(tx: Tx, template: TemplateState, options: { newVersion: boolean }): Promise<void> {
  if (options.newVersion) await insertVersions(tx, [template]);
  await tx.query(
    `update template set name = $3, channel = $4, category = $5, version = $6, is_active = $7, is_deleted = $8, updated_at = $9
     where id = $1 and hub_id = $2`,
    [
      template.id, template.hubId, template.content.name, template.content.channel, template.content.category, template.version, template.isActive,
      template.isDeleted, template.updatedAt,
    ],
  );
}

/** One template that is not deleted; `lock` for a change that follows. */
export async function findTemplate(tx: Tx, key: { hubId: string; id: string; lock?: boolean }): Promise<TemplateState | undefined> {
  // Locked first and read afterwards: a join that waits for the lock would still show the version of before.
  if (key.lock) await tx.query('select 1 from template where id = $1 and hub_id = $2 for update', [key.id, key.hubId]);
  const [row] = await tx.query<TemplateRow>(`select ${columns} ${fromTemplates} where t.id = $1 and t.hub_id = $2 and not t.is_deleted`, [key.id, key.hubId]);
  return row && stateOf(row);
}

/** Where a page of templates begins: behind the last one shown. */
export interface TemplatePlace {
  readonly createdAt: string;
  readonly id: string;
}

/** Which templates to list; `alsoIds` are those that the search finds by another name. */
export interface TemplateQuery {
  readonly hubId: string;
  readonly filters: TemplateFilters;
  readonly alsoIds: readonly string[];
  readonly after: TemplatePlace | undefined;
  readonly limit: number;
}

/** One page, newest first. A hub has tens of templates, so filters need no index of their own. */
export async function listTemplates(tx: Tx, query: TemplateQuery): Promise<TemplateState[]> {
  const { filters, after } = query;
  const rows = await tx.query<TemplateRow>(
    `select ${columns} ${fromTemplates}
     where t.hub_id = $1 and not t.is_deleted
       and ($2::text is null or t.channel = $2) and ($3::text is null or t.category = $3)
       and ($4::text is null or strpos(lower(t.name), lower($4)) > 0 or t.id = any($8::uuid[]))
       and ($5::timestamptz is null or (t.created_at, t.id) < ($5, $6::uuid))
     order by t.created_at desc, t.id desc limit $7`,
    [query.hubId, filters.channel ?? null, filters.category ?? null, filters.q ?? null, after?.createdAt ?? null, after?.id ?? null, query.limit, query.alsoIds],
  );
  return rows.map(stateOf);
}

/** One page of versions, newest first. */
export async function listVersions(tx: Tx, query: { hubId: string; id: string; beforeVersion: number | undefined; limit: number }): Promise<TemplateVersionState[]> {
  const rows = await tx.query<{ version: number; created_at: Date; content: VersionedContent; variables: ContentVariable[] }>(
    `select version, created_at, content, variables from template_version
     where template_id = $1 and hub_id = $2 and ($3::int is null or version < $3) order by version desc limit $4`,
    [query.id, query.hubId, query.beforeVersion ?? null, query.limit],
  );
  return rows.map((row) => ({ version: row.version, createdAt: row.created_at, content: row.content, variables: row.variables }));
}
