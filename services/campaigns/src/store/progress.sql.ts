import type { Tx } from '@messaging/persistence';
import type { Campaign } from '../define-campaign/campaign.js';
import type { ContentStreak } from '../guard-campaign/guard.rules.js';
import type { MinuteCounts } from '../update-recipients-when-messages-progressed/advance-recipient.rules.js';

/** Adds to the counts of each minute. */
export async function addToMinutes(tx: Tx, { id, hubId }: Pick<Campaign, 'id' | 'hubId'>, minutes: ReadonlyMap<string, MinuteCounts>): Promise<void> {
  if (minutes.size === 0) return;
  const counts = [...minutes.values()];
  await tx.query(
    `insert into campaign_minute as known (campaign_id, hub_id, minute, sent, delivered, read, failed)
     select $1, $2, h, s, d, r, f from unnest($3::timestamptz[], $4::int[], $5::int[], $6::int[], $7::int[]) as n (h, s, d, r, f) order by h
     on conflict (campaign_id, minute) do update set sent = known.sent + excluded.sent, delivered = known.delivered + excluded.delivered,
       read = known.read + excluded.read, failed = known.failed + excluded.failed`,
    [id, hubId, [...minutes.keys()], counts.map((c) => c.sent), counts.map((c) => c.delivered), counts.map((c) => c.read), counts.map((c) => c.failed)],
  );
}

/** Stores the streak of content failures. The caller has locked the campaign. */
export async function findStreak(tx: Tx, campaignId: string): Promise<ContentStreak> {
  const [row] = await tx.query<{ content_code: string | null; content_streak: number }>('select content_code, content_streak from campaign_totals where campaign_id = $1', [campaignId]);
  return { code: row?.content_code ?? undefined, length: row?.content_streak ?? 0 };
}

export async function saveStreak(tx: Tx, campaignId: string, { code, length }: ContentStreak): Promise<void> {
  await tx.query('update campaign_totals set content_code = $2, content_streak = $3 where campaign_id = $1', [campaignId, code ?? null, length]);
}

/** Campaigns whose totals changed since they were last announced, more than a second ago; marks them as announced. */
export async function takeUntold(tx: Tx, { now, before, limit }: { now: Date; before: Date; limit: number }): Promise<readonly string[]> {
  const rows = await tx.query<{ campaign_id: string }>(
    `with t as materialized (
       select campaign_id from campaign_totals where not is_told and (told_at is null or told_at <= $2) order by told_at nulls first limit $3 for update skip locked)
     update campaign_totals c set is_told = true, told_at = $1 from t where c.campaign_id = t.campaign_id returning c.campaign_id`,
    [now, before, limit],
  );
  return rows.map((row) => row.campaign_id);
}
