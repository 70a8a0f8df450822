import type { automationChanged, EnvelopeOf } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** Keeps what automations are called; a deleted one keeps its name, for the lines that speak of it. */
export async function saveAutomationNames(tx: Tx, events: readonly EnvelopeOf<typeof automationChanged>[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ hubId, time, data: { automationId, name } }) => ({ hubId, automationId, name, time }));
  await tx.query(
    `insert into automation_name as n (hub_id, automation_id, name, told_at)
     select distinct on (h, a) h, a, name, t from unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[]) as r (h, a, name, t) order by h, a, t desc
     on conflict (hub_id, automation_id) do update set name = excluded.name, told_at = excluded.told_at where n.told_at <= excluded.told_at`,
    columnsOf(rows, 'hubId', 'automationId', 'name', 'time'),
  );
}
