import type { SettingsChanged } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Creates hubs; returns the new ones. Sorted, so that two callers never deadlock. */
export async function insertHubs(tx: Tx, hubIds: readonly string[], createdAt: Date): Promise<readonly string[]> {
  const rows = await tx.query<{ hub_id: string }>(
    'insert into hub (hub_id, created_at) select h, $2 from unnest($1::text[]) h order by h on conflict do nothing returning hub_id',
    [[...new Set(hubIds)], createdAt],
  );
  return rows.map((row) => row.hub_id);
}

/** Stores a hub's settings, unless newer ones are known. */
export async function saveSettings(tx: Tx, hubId: string, change: { settings: SettingsChanged; seenAt: Date }): Promise<void> {
  await tx.query(
    `insert into hub as known (hub_id, settings, settings_revision, created_at) values ($1, $2::jsonb, $3, $4)
     on conflict (hub_id) do update set settings = excluded.settings, settings_revision = excluded.settings_revision
       where known.settings_revision <= excluded.settings_revision`,
    [hubId, JSON.stringify(change.settings), change.settings.revision, change.seenAt],
  );
}

/** Whether settings newer than these are known. */
export async function hasNewerSettings(tx: Tx, hubId: string, revision: number): Promise<boolean> {
  const rows = await tx.query('select from hub where hub_id = $1 and settings_revision > $2', [hubId, revision]);
  return rows.length > 0;
}

/** A hub as this service knows it. */
export interface Hub {
  readonly hubId: string;
  /** Null until dispatch has announced them. */
  readonly settings: SettingsChanged | undefined;
}

/** A hub, whether known or not: an unknown one has no settings yet. */
export async function findHub(tx: Tx, hubId: string): Promise<Hub> {
  const [row] = await tx.query<{ settings: SettingsChanged | null }>('select settings from hub where hub_id = $1', [hubId]);
  return { hubId, settings: row?.settings ?? undefined };
}
