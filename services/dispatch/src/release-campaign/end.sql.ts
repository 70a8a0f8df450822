import type { Reason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { StatusSubject } from '../announce-status/status-event.js';

/**
 * Takes messages out of the queue with their last status. Whatever a receipt has told more of keeps it: one that a provider
 * took, and that waited to be called again, stays sent. The caller has locked the queue's rows.
 */
export async function endQueued(tx: Tx, ids: readonly string[], end: { status: string; rank: number; reason: Reason }): Promise<StatusSubject[]> {
  if (ids.length === 0) return [];
  return tx.query<StatusSubject>(
    `with gone as (delete from send_queue where message_id = any($1::uuid[]) returning message_id)
     update message m set status = $2, status_rank = $3, status_at = now(), reason_code = $4, reason_detail = $5
     from gone where m.id = gone.message_id and m.status = 'queued'
     returning m.id, m.hub_id as "hubId", m.channel, m.purpose, m.sandbox, m.customer_id as "customerId", m.campaign_id as "campaignId", m.created_at as "createdAt"`,
    [ids, end.status, end.rank, end.reason.code, end.reason.detail],
  );
}
