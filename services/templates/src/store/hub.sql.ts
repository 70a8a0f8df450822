import type { SettingsChanged } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** Makes hubs exist here; returns those that were new. Sorted, so that two callers never deadlock. */
export async function insertHubs(tx: Tx, hubIds: readonly string[], seenAt: Date): Promise<readonly string[]> {
  const rows = await tx.query<{ hub_id: string }>(
    'insert into hub (hub_id, seen_at) select h, $2 from unnest($1::text[]) h order by h on conflict do nothing returning hub_id',
    [[...new Set(hubIds)], seenAt],
  );
  return rows.map((row) => row.hub_id);
}

/** What a preview shows of a hub. */
export interface HubFace {
  readonly name: string | undefined;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

export async function hubFace(tx: Tx, hubId: string): Promise<HubFace> {
  const [row] = await tx.query<{ name: string | null; locale: string | null; time_zone: string | null }>('select name, locale, time_zone from hub where hub_id = $1', [hubId]);
  return { name: row?.name ?? undefined, locale: row?.locale ?? undefined, timeZone: row?.time_zone ?? undefined };
}

/** Takes a hub's settings over unless newer ones are known. The hub may be unknown yet: its templates come with `hub.seen`. */
export async function updateHub(tx: Tx, hubId: string, change: { settings: SettingsChanged; seenAt: Date }): Promise<void> {
  const { hub, revision } = change.settings;
  await tx.query(
    `insert into hub as known (hub_id, name, locale, time_zone, revision, seen_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (hub_id) do update set name = excluded.name, locale = excluded.locale, time_zone = excluded.time_zone, revision = excluded.revision
       where known.revision < excluded.revision`,
    [hubId, hub.name, hub.locale, hub.timeZone, revision, change.seenAt],
  );
}
