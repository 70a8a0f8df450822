import type { EnvelopeOf, templateHeadChanged, templateVersionPublished } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Versions never change, so one that is known stays. */
export async function saveTemplateVersions(tx: Tx, events: readonly EnvelopeOf<typeof templateVersionPublished>[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `insert into template_version (hub_id, template_id, version, content) select h, t, v, c::jsonb
     from unnest($1::text[], $2::uuid[], $3::int[], $4::text[]) as r (h, t, v, c) on conflict do nothing`,
    [events.map((e) => e.hubId), events.map((e) => e.data.templateId), events.map((e) => e.data.version), events.map((e) => JSON.stringify(e.data))],
  );
}

/** The newest head wins, by the time it was said. */
export async function saveTemplateHeads(tx: Tx, events: readonly EnvelopeOf<typeof templateHeadChanged>[]): Promise<void> {
  for (const { hubId, time, data } of events) {
    await tx.query(
      `insert into template_head (hub_id, template_id, version, is_active, is_deleted, head_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (hub_id, template_id) do update set version = excluded.version, is_active = excluded.is_active,
         is_deleted = excluded.is_deleted, head_at = excluded.head_at
       where template_head.head_at <= excluded.head_at`,
      [hubId, data.templateId, data.version, data.isActive, data.isDeleted, time],
    );
  }
}
