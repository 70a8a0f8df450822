import { channels, type WaitingMessages } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { heldUntil } from '../gate-campaign/gate.sql.js';

/** What is due sooner is on its way. */
const soonS = 30;

interface WaitingRow {
  readonly count: number;
  readonly retried: number;
  readonly next: Date | null;
  readonly last: Date | null;
}

/** What waits in the queue of one campaign, but not for the end of its pause: the part of `send_queue_order` that lies ahead, which is short unless many are to be tried again. */
export async function waitingOf(tx: Tx, hubId: string, campaignId: string): Promise<WaitingMessages> {
  const [row] = await tx.query<WaitingRow & Record<string, unknown>>(
    `select count(*)::int as count, (count(*) filter (where retries > 0))::int as retried, min(next_at) as next, max(next_at) as last
     from send_queue where hub_id = $1 and channel = any($2::text[]) and lane = any('{priority,bulk}'::text[]) and campaign_id = $3
       and phase = 'queued' and next_at > clock_timestamp() + interval '${soonS} seconds' and next_at < '${heldUntil}'`,
    [hubId, channels, campaignId],
  );
  return { count: row?.count ?? 0, retried: row?.retried ?? 0, ...(row?.next && { nextAt: row.next.toISOString() }), ...(row?.last && { lastAt: row.last.toISOString() }) };
}
