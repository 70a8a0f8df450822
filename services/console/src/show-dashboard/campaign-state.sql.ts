import type { Tx } from '@messaging/persistence';

/** A campaign's newest event, kept as it was said. */
export interface CampaignNews {
  readonly campaignId: string;
  readonly hubId: string;
  readonly status: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** What is told of progress is laid over what is known of the campaign; older news are left out. */
export async function saveCampaigns(tx: Tx, news: readonly CampaignNews[]): Promise<void> {
  for (const { campaignId, hubId, status, data, at } of news) {
    await tx.query(
      `insert into campaign_state as known (campaign_id, hub_id, status, data, at) values ($1, $2, $3, $4::jsonb, $5)
       on conflict (campaign_id) do update set status = excluded.status, at = excluded.at,
         data = (case when excluded.data ? 'name' then '{}'::jsonb else known.data::jsonb end) || excluded.data::jsonb
       where known.at <= excluded.at`,
      [campaignId, hubId, status, JSON.stringify(data), at],
    );
  }
}

export interface CampaignRow {
  readonly id: string;
  readonly status: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Campaigns that are planned, under way or stopped half-way. */
export async function campaignsInFlight(tx: Tx, hubId: string): Promise<CampaignRow[]> {
  return tx.query<CampaignRow>(
    `select campaign_id as id, status, data from campaign_state
     where hub_id = $1 and status in ('scheduled', 'sending', 'paused') and coalesce((data->>'isDeleted')::boolean, false) = false order by at desc limit 100`,
    [hubId],
  );
}
