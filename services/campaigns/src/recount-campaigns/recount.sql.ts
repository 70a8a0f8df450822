import type { Tx } from '@messaging/persistence';
import type { Totals } from '../define-campaign/campaign.js';

/** Campaigns whose totals may have changed lately. */
export async function recountable(tx: Pick<Tx, 'query'>, since: Date): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from campaign where status in ('sending', 'paused') union
     select c.id from campaign c join campaign_totals t on t.campaign_id = c.id where t.told_at >= $1`,
    [since],
  );
  return rows.map(({ id }) => id);
}

/** Totals counted from the recipients; 1 M take 0.3 s. The caller has locked the campaign. */
export async function countRecipients(tx: Tx, campaignId: string): Promise<Totals> {
  const statuses = ['queued', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled', 'unknown'] as const;
  const [row] = await tx.queryAnew<Totals & Record<string, number>>(
    `select ${statuses.map((status) => `(count(*) filter (where status = '${status}'))::int as ${status}`).join(', ')},
       (count(*) filter (where accepted))::int as accepted, (count(*) filter (where accepted and status in ('failed', 'skipped')))::int as bounced
     from campaign_recipient where campaign_id = $1`,
    [campaignId],
  );
  if (!row) throw new Error('a count without an answer');
  return row;
}
