import type { Channel, Reason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** A message that is called again although the provider took it once. */
export interface CalledAgain {
  readonly id: string;
  readonly hubId: string;
  readonly channel: Channel;
  readonly attempts: number;
  readonly nextAt: Date;
  readonly reason: Reason;
}

/**
 * Queues them again, and says why; what waits already for a reason of its own, or is just being called, stays as it is.
 * Messages and queue rows are locked. Returns the ids that were queued.
 */
export async function queueUndelivered(tx: Tx, rows: readonly CalledAgain[]): Promise<ReadonlySet<string>> {
  const given = rows.map((row) => ({ ...row, code: row.reason.code, detail: row.reason.detail }));
  const queued = await tx.query<{ id: string }>(
    `with r as (select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[]) as r (id, attempts, next_at, code, detail)),
     q as (
       insert into send_queue as s (message_id, hub_id, channel, lane, campaign_id, next_at, phase, attempts, retries)
       select m.id, m.hub_id, m.channel, m.lane, m.campaign_id, r.next_at, 'undelivered', r.attempts, r.attempts from r join message m on m.id = r.id order by m.id
       on conflict (message_id) do update set phase = 'undelivered', next_at = excluded.next_at, attempt_id = null where s.phase = 'unknown'
       returning message_id as id)
     update message m set reason_code = r.code, reason_detail = r.detail from r join q using (id) where m.id = r.id returning m.id`,
    columnsOf(given, 'id', 'attempts', 'nextAt', 'code', 'detail'),
  );
  return new Set(queued.map(({ id }) => id));
}
