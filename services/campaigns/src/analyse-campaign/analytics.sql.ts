import { SqlParameters } from '@messaging/audience';
import type { MessageStatus } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { AudienceRules } from '../estimate-audience/audience-rules.js';
import { audienceSql } from '../estimate-audience/judge-audience.sql.js';
import type { Step } from './analytics.rules.js';

/** The number of reasons listed; any beyond are rarer than all of them. */
const reasonsMax = 50;

/** How many got nothing, and why. */
export interface NotSent {
  readonly status: MessageStatus;
  readonly code: string;
  readonly count: number;
}

/** By status and reason, most frequent first. Usually few rows have a reason, and the partial index contains only those. */
export async function countNotSent(tx: Tx, campaignId: string): Promise<NotSent[]> {
  return tx.queryAnew<NotSent>(
    `select status, reason_code as code, count(*)::int as count from campaign_recipient
     where campaign_id = $1 and reason_code is not null and status in ('failed', 'skipped', 'cancelled', 'unknown') group by 1, 2 order by 3 desc, 1, 2 limit ${reasonsMax}`,
    [campaignId],
  );
}

/** What happened in one step of time. */
export interface SeriesPoint {
  readonly at: Date;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
}

/** From the first minute in which something happened to the last, in milliseconds. */
export async function spanOf(tx: Tx, campaignId: string): Promise<number> {
  const [row] = await tx.query<{ ms: number | null }>(
    'select (extract(epoch from max(minute) - min(minute)) * 1000)::float8 as ms from campaign_minute where campaign_id = $1', [campaignId]);
  return row?.ms ?? 0;
}

/** By minute, hour or day; steps in which nothing happened are left out. */
export async function seriesOf(tx: Tx, campaignId: string, step: Step): Promise<SeriesPoint[]> {
  return tx.query<SeriesPoint>(
    `select date_bin($2::interval, minute, '2000-01-01Z') as at, sum(sent)::int as sent, sum(delivered)::int as delivered, sum(read)::int as read, sum(failed)::int as failed
     from campaign_minute where campaign_id = $1 group by 1 order by 1`,
    [campaignId, step],
  );
}

/** How many outcomes there were, and the end of the last minute that had any. */
export interface Outcomes {
  readonly count: number;
  readonly lastAt: Date | undefined;
}

/** Outcomes since a moment. */
export async function outcomesSince(tx: Tx, campaignId: string, since: Date): Promise<Outcomes> {
  const [row] = await tx.query<{ n: number; last: Date | null }>(
    `select coalesce(sum(sent + failed), 0)::int as n, max(minute) filter (where sent + failed > 0) + interval '1 minute' as last from campaign_minute where campaign_id = $1 and minute >= $2`,
    [campaignId, since],
  );
  return { count: row?.n ?? 0, lastAt: row?.last ?? undefined };
}

/** Of the failed recipients, those whom `retry-failed` would write to now: the checks of `retryChunk`, without changing anything. */
export async function countRetryable(tx: Tx, campaignId: string, rules: AudienceRules): Promise<number> {
  const parameters = new SqlParameters();
  const { from, reason } = audienceSql({ all: true }, rules, parameters);
  const [row] = await tx.queryAnew<{ n: number }>(
    `select count(*)::int as n from ${from} join campaign_recipient r on r.campaign_id = ${parameters.add(campaignId, 'uuid')} and r.customer_id = c.customer_id
     where c.hub_id = ${parameters.add(rules.hubId, 'text')} and not c.is_deleted and r.status = 'failed' and ${reason} is null`,
    parameters.values,
  );
  return row?.n ?? 0;
}

/** What was bought, in one currency. */
export interface Revenue {
  readonly sales: number;
  readonly amount: string;
  readonly currency: string;
}

/** Sales to people whom a campaign reached, within some days of delivery. The sandbox reaches nobody. */
export async function revenueOf(tx: Tx, { id, hubId, from }: { id: string; hubId: string; from: Date }, days: number): Promise<Revenue[]> {
  return tx.queryAnew<Revenue>(
    `select count(*)::int as sales, sum(s.amount)::text as amount, s.currency
     from sale s join campaign_recipient r on r.campaign_id = $1 and r.customer_id = s.customer_id
     where s.hub_id = $2 and s.at >= $3 and r.status in ('sent', 'delivered', 'read') and not r.sandbox
       and s.at >= coalesce(r.delivered_at, r.sent_at) and s.at < coalesce(r.delivered_at, r.sent_at) + make_interval(days => $4)
     group by s.currency order by s.currency`,
    [id, hubId, from, days],
  );
}
