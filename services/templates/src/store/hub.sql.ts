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

/** What a hub says of itself: `hub.*` in templates. */
export type HubFace = SettingsChanged['hub'];

/** What a new hub's settings say (API.md section 3), before dispatch has told them. */
const unknownHub: HubFace = { name: '', timeZone: 'UTC', locale: 'en', country: 'ES' };

export async function hubFace(tx: Tx, hubId: string): Promise<HubFace> {
  return (await findHub(tx, hubId)).face;
}

/** What previews are shown with: the hub's face, and whether its SMS can be answered. */
export interface KnownHub {
  readonly face: HubFace;
  readonly smsCanBeAnswered: boolean;
}

export async function findHub(tx: Tx, hubId: string): Promise<KnownHub> {
  const [row] = await tx.query<{ profile: HubFace | null; sms_can_be_answered: boolean }>('select profile, sms_can_be_answered from hub where hub_id = $1', [hubId]);
  return { face: row?.profile ?? unknownHub, smsCanBeAnswered: row?.sms_can_be_answered ?? true };
}

/** Takes a hub's settings over unless newer ones are known. The hub may be unknown yet: its templates come with `hub.seen`. */
export async function updateHub(tx: Tx, hubId: string, change: { settings: SettingsChanged; seenAt: Date }): Promise<void> {
  const { hub, channels, revision } = change.settings;
  await tx.query(
    `insert into hub as known (hub_id, profile, sms_can_be_answered, revision, seen_at) values ($1, $2::jsonb, $3, $4, $5)
     on conflict (hub_id) do update set profile = excluded.profile, sms_can_be_answered = excluded.sms_can_be_answered, revision = excluded.revision
       where known.revision <= excluded.revision`,
    [hubId, JSON.stringify(hub), channels.sms.canBeAnswered ?? true, revision, change.seenAt],
  );
}
