import { arrayText, type Tx } from '@messaging/persistence';
import type { StatusSubject } from '../announce-status/status-event.js';
import { processLockClass, type LivingProcess } from '../send-message/living-process.js';

/** What is said of a call that was cut off. */
export const cutOff = { code: 'SEND.UNCONFIRMED', detail: 'The sender stopped in the middle of the call; a receipt will tell.' } as const;

/** A turn whose holder is gone. */
export interface OrphanedTurn {
  readonly channel: StatusSubject['channel'];
  readonly hubId: string;
}

/** Dead processes' locks count as gone only when the server has been up for so long: after its restart the living need a moment. */
const reconnectMs = 2000;

/**
 * Locks turns that nobody works any more: their lease ran out (a frozen process), or the process that holds them has lost
 * its lock (a dead one). This process is never taken for dead, and what it works on is not taken from it: after a freeze or
 * an outage it knows of its marks what nobody else does.
 */
export async function lockOrphanedTurns(tx: Tx, self: Pick<LivingProcess, 'id' | 'holders'>): Promise<OrphanedTurn[]> {
  return tx.query<OrphanedTurn>(
    `with p as materialized (select distinct process from send_turn where holder is not null and process <> $1),
     dead as materialized (
       select process from p where pg_postmaster_start_time() < clock_timestamp() - interval '${reconnectMs} ms'
         and pg_try_advisory_xact_lock(${processLockClass}, hashtext(process::text)))
     select channel, hub_id as "hubId" from send_turn
     where holder is not null and (lease_until < clock_timestamp() and holder <> all ($2::uuid[]) or process in (select process from dead))
     order by channel, hub_id limit 100 for update skip locked`,
    [self.id, arrayText([...self.holders])],
  );
}

/** A message whose call was cut off. */
export interface AbandonedCall extends StatusSubject {
  readonly at: Date;
  readonly provider: string | null;
  /** True when this made it `unknown`; one that was so before is not said again. */
  readonly isNews: boolean;
  readonly attemptId: string;
}

/** Which marks nobody answers for: all of a hub's channel (its turn is locked and orphaned), or the ones of an earlier holder. */
export type AbandonedMarks = OrphanedTurn & { readonly ids?: readonly string[] };

/**
 * Nobody knows of these calls: the queue keeps them as `unknown` until the policy of their purpose is due, the attempt is
 * written, and the message says so unless a receipt has told more. Rows are locked in the order queue, message, attempt.
 */
export async function abandonMarks(tx: Tx, { channel, hubId, ids }: AbandonedMarks, waits: { resendAfterMs: number; unconfirmedAfterMs: number }): Promise<AbandonedCall[]> {
  return tx.query<AbandonedCall>(
    `with q as materialized (
       select message_id, resends from send_queue
       where channel = $1 and hub_id = $2 and phase = 'sending' and ($3::uuid[] is null or message_id = any($3::uuid[])) order by message_id for update),
     cut as (
       update send_queue s set phase = 'unknown', next_at = now() + make_interval(secs => case when m.purpose = 'transactional' and q.resends = 0 then $4 else $5 end::float8 / 1000)
       from q join message m on m.id = q.message_id where s.message_id = q.message_id
       returning s.message_id as id, s.attempts, s.attempt_id, s.provider, s.account_id, s.to_address, s.started_at, m.status_rank as rank_before),
     a as (
       insert into attempt (id, message_id, hub_id, number, provider, account_id, to_address, status, status_rank, started_at)
       select attempt_id, id, $2, attempts, provider, account_id, to_address, 'unknown', 10, started_at from cut on conflict (id) do nothing),
     d as (
       insert into decision (hub_id, message_id, code, detail) select $2, id, $6, $7 from cut)
     update message m set
       attempts = greatest(m.attempts, cut.attempts), provider = cut.provider, account_id = cut.account_id, to_address = cut.to_address,
       status = case when m.status_rank < 10 then 'unknown' else m.status end, status_rank = greatest(m.status_rank, 10),
       status_at = case when m.status_rank < 10 then now() else m.status_at end,
       reason_code = case when m.status_rank <= 10 then $6 else m.reason_code end,
       reason_detail = case when m.status_rank <= 10 then $7 else m.reason_detail end
     from cut where m.id = cut.id
     returning m.id, m.hub_id as "hubId", m.channel, m.purpose, m.sandbox, m.provider, m.customer_id as "customerId", m.campaign_id as "campaignId", m.automation_id as "automationId",
       m.execution_id as "executionId", m.metadata, m.traceparent, m.created_at as "createdAt", clock_timestamp() as at, cut.rank_before < 10 as "isNews",
       cut.attempt_id as "attemptId"`,
    [channel, hubId, ids ?? null, waits.resendAfterMs, waits.unconfirmedAfterMs, cutOff.code, cutOff.detail],
  );
}
