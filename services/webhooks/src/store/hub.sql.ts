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

/** What the opt-out page shows of a hub. */
export interface HubFace {
  readonly name: string | undefined;
  readonly locale: string | undefined;
}

export async function hubFace(tx: Tx, hubId: string): Promise<HubFace> {
  const [row] = await tx.query<{ name: string | null; locale: string | null }>('select name, locale from hub where hub_id = $1', [hubId]);
  return { name: row?.name ?? undefined, locale: row?.locale ?? undefined };
}

/** A hub's settings as this service keeps them. */
export interface HubSettings {
  readonly hubId: string;
  readonly settings: SettingsChanged;
}

/** Takes settings over unless newer ones are known; returns the hubs that changed. At most one entry per hub. */
export async function updateHubs(tx: Tx, entries: readonly HubSettings[], seenAt: Date): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ hub_id: string }>(
    `insert into hub as known (hub_id, name, locale, revision, seen_at)
     select h, n, l, r, $5 from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as given (h, n, l, r) order by h
     on conflict (hub_id) do update set name = excluded.name, locale = excluded.locale, revision = excluded.revision
       where known.revision <= excluded.revision
     returning hub_id`,
    [entries.map((e) => e.hubId), entries.map((e) => e.settings.hub.name), entries.map((e) => e.settings.hub.locale), entries.map((e) => e.settings.revision), seenAt],
  );
  return new Set(rows.map((row) => row.hub_id));
}
