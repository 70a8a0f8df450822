import type { SettingsChanged } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';

/** What is shown of a hub around everything else. */
export interface HubFaceRow {
  readonly name: string;
  readonly time_zone: string;
  readonly locale: string;
  readonly country: string;
  readonly customer_url: string | null;
  readonly channels: SettingsChanged['channels'];
}

export async function findHubFace(tx: Pick<Tx, 'query'>, hubId: string): Promise<HubFaceRow | undefined> {
  const [row] = await tx.query<HubFaceRow & Record<string, unknown>>('select name, time_zone, locale, country, customer_url, channels from hub_face where hub_id = $1', [hubId]);
  return row;
}

/** Takes a hub's settings over unless newer ones are known. */
export async function saveHubFace(tx: Tx, hubId: string, { revision, hub, channels }: SettingsChanged): Promise<void> {
  await tx.query(
    `insert into hub_face as known (hub_id, revision, name, time_zone, locale, country, customer_url, channels) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (hub_id) do update set revision = excluded.revision, name = excluded.name, time_zone = excluded.time_zone, locale = excluded.locale,
       country = excluded.country, customer_url = excluded.customer_url, channels = excluded.channels
     where known.revision <= excluded.revision`,
    [hubId, revision, hub.name, hub.timeZone, hub.locale, hub.country, hub.customerUrl ?? null, JSON.stringify(channels)],
  );
}
