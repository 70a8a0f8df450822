import type { Tx } from '@messaging/persistence';

/** Something that sends a template. */
export interface TemplateUser {
  readonly kind: 'automation' | 'campaign';
  readonly id: string;
  readonly name: string;
}

/** What one of them told: which template it sends now; nothing when it is over. */
export interface ToldUse extends TemplateUser {
  readonly hubId: string;
  readonly templateId: string | undefined;
  readonly at: Date;
}

/** The newest word of each counts, by the time it was said. */
export async function saveUses(tx: Tx, uses: readonly ToldUse[]): Promise<void> {
  const newest = new Map<string, ToldUse>();
  for (const use of uses) {
    const key = `${use.hubId}|${use.kind}|${use.id}`;
    if ((newest.get(key)?.at.getTime() ?? 0) <= use.at.getTime()) newest.set(key, use);
  }
  if (newest.size === 0) return;
  const rows = [...newest.values()].map(({ hubId, kind, id, templateId, name, at }) => ({ hub_id: hubId, kind, object_id: id, template_id: templateId ?? null, name, event_time: at }));
  await tx.query(
    `insert into template_use as known (hub_id, kind, object_id, template_id, name, event_time)
     select r.hub_id, r.kind, r.object_id, r.template_id, r.name, r.event_time
     from jsonb_to_recordset($1::jsonb) as r (hub_id text, kind text, object_id uuid, template_id uuid, name text, event_time timestamptz)
     order by r.hub_id, r.kind, r.object_id
     on conflict (hub_id, kind, object_id) do update set template_id = excluded.template_id, name = excluded.name, event_time = excluded.event_time
       where known.event_time <= excluded.event_time`,
    [JSON.stringify(rows)],
  );
}

/** Who sends a template, oldest name first; at most `limit` of them. */
export async function usersOf(tx: Tx, key: { hubId: string; templateId: string; limit: number }): Promise<TemplateUser[]> {
  return tx.query<TemplateUser & { kind: TemplateUser['kind'] }>(
    'select kind, object_id as id, name from template_use where hub_id = $1 and template_id = $2 order by kind, name, object_id limit $3',
    [key.hubId, key.templateId, key.limit],
  );
}
