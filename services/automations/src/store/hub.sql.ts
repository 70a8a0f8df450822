import type { SettingsChanged } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { Hub } from '../provision-hub-when-hub-seen/hub.js';

interface HubRow {
  hub_id: string;
  created_at: Date;
  settings_revision: number;
  settings: SettingsChanged | null;
}

const hubOf = (row: HubRow): Hub => ({ hubId: row.hub_id, createdAt: row.created_at, settingsRevision: row.settings_revision, settings: row.settings ?? undefined });

export async function findHubs(tx: Tx, hubIds: readonly string[], lock: 'for update' | '' = ''): Promise<ReadonlyMap<string, Hub>> {
  const rows = await tx.query<HubRow>(`select * from hub where hub_id = any($1::text[]) order by hub_id ${lock}`, [hubIds]);
  return new Map(rows.map((row) => [row.hub_id, hubOf(row)]));
}

/** Returns the hubs that were new; another transaction that makes the same hub is waited for. */
export async function insertHubs(tx: Tx, hubIds: readonly string[], createdAt: Date): Promise<readonly string[]> {
  const rows = await tx.query<{ hub_id: string }>(
    'insert into hub (hub_id, created_at) select h, $2 from unnest($1::text[]) h order by h on conflict do nothing returning hub_id',
    [hubIds, createdAt],
  );
  return rows.map((row) => row.hub_id);
}

export async function saveSettings(tx: Tx, hubId: string, settings: SettingsChanged): Promise<void> {
  await tx.query('update hub set settings = $2::jsonb, settings_revision = $3 where hub_id = $1', [hubId, JSON.stringify(settings), settings.revision]);
}

/**
 * Hubs that came to be before this service met them: moves their beginning, and with it that of the automations which
 * are active from the first day. Otherwise what happened while this service was down would count as before its time.
 */
export async function backdateHubs(tx: Tx, hubs: readonly { hubId: string; seenAt: Date }[]): Promise<void> {
  // Hubs before their automations, as everybody who takes both: the statement below takes them in an order of its own.
  await findHubs(tx, hubs.map((hub) => hub.hubId), 'for update');
  await tx.query(
    `with earlier as (
       select h.hub_id, h.created_at as was, min(s.at) as at from hub h join unnest($1::text[], $2::timestamptz[]) as s (hub_id, at) using (hub_id)
       where s.at < h.created_at group by h.hub_id, h.created_at),
     moved as (update hub h set created_at = e.at from earlier e where h.hub_id = e.hub_id)
     update automation a set last_enabled_at = e.at from earlier e where a.hub_id = e.hub_id and a.is_system and a.last_enabled_at = e.was`,
    [hubs.map((hub) => hub.hubId), hubs.map((hub) => hub.seenAt)],
  );
}
