import type { Reason } from '@messaging/contracts';
import type { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import type { StatusSubject } from '../announce-status/status-event.js';
import { statusEvents } from '../announce-status/status-events.js';
import { insertDecisions } from '../write-ledger/record.sql.js';
import { columnsOf } from '../store/columns.js';

/** A cancellation of one message. */
export interface Cancellation {
  readonly hubId: string;
  readonly messageId: string;
  readonly reason: Reason;
}

type CancelledRow = StatusSubject & { readonly reasonCode: string; readonly reasonDetail: string; readonly at: Date };

/** As rows of `unnest`: id, hub, code, detail. */
const rowsOf = (cancellations: readonly Cancellation[]): string[] =>
  columnsOf(cancellations.map(({ hubId, messageId, reason }) => ({ hubId, messageId, ...reason })), 'messageId', 'hubId', 'code', 'detail');

/**
 * Cancels what has not begun to leave, says so and notes it on the timeline. A message in the provider's hands stays as
 * it is. Returns the ids cancelled.
 */
export async function cancelQueued(tx: Tx, outbox: Outbox, cancellations: readonly Cancellation[]): Promise<ReadonlySet<string>> {
  if (cancellations.length === 0) return new Set();
  const rows = await tx.query<CancelledRow>(
    `with r as (
       select distinct on (id) * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as r (id, hub_id, code, detail) order by id),
     gone as (
       delete from send_queue q using r where q.message_id = r.id and q.hub_id = r.hub_id and q.phase = 'queued'
         and exists (select from message m where m.id = r.id and m.status = 'queued')
       returning r.*)
     update message m set status = 'cancelled', status_rank = 100, status_at = now(), reason_code = r.code, reason_detail = r.detail
     from gone r where m.id = r.id
     returning m.id, m.hub_id as "hubId", m.channel, m.purpose, m.sandbox, m.customer_id as "customerId", m.campaign_id as "campaignId", m.automation_id as "automationId",
       m.execution_id as "executionId", m.metadata, m.traceparent, m.created_at as "createdAt", m.reason_code as "reasonCode", m.reason_detail as "reasonDetail",
       clock_timestamp() as at`,
    rowsOf(cancellations),
  );
  const said = rows.map((row) => ({ row, reason: { code: row.reasonCode, detail: row.reasonDetail } }));
  await insertDecisions(tx, said.map(({ row, reason }) => ({ hubId: row.hubId, messageId: row.id, ...reason })));
  await outbox.add(tx, statusEvents(said.map(({ row, reason }) => ({ message: row, said: { status: 'cancelled', at: row.at, reason, previous: 'queued' } }))));
  return new Set(rows.map((row) => row.id));
}

/** What customers have waiting to be sent. */
export async function queuedOfCustomers(tx: Tx, customers: readonly { hubId: string; customerId: string }[]): Promise<{ hubId: string; messageId: string }[]> {
  return tx.query<{ hubId: string; messageId: string }>(
    `select m.hub_id as "hubId", m.id as "messageId" from message m join unnest($1::text[], $2::text[]) as r (h, c) on m.hub_id = r.h and m.customer_id = r.c
     where m.status = 'queued' order by m.id`,
    columnsOf(customers, 'hubId', 'customerId'),
  );
}

/** Remembers cancels of messages that have not come yet (second race of DESIGN.md section 5). */
export async function insertTombstones(tx: Tx, cancellations: readonly Cancellation[]): Promise<void> {
  await tx.query(
    `insert into cancel_tombstone (hub_id, message_id, reason_code, reason_detail)
     select r.hub_id, r.id, r.code, r.detail from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as r (id, hub_id, code, detail)
     where not exists (select 1 from message m where m.id = r.id and m.hub_id = r.hub_id) on conflict do nothing`,
    rowsOf(cancellations),
  );
}

/** Cancels that came before these messages. */
export async function loadTombstones(tx: Tx, messages: readonly { id: string; hubId: string }[]): Promise<Cancellation[]> {
  if (messages.length === 0) return [];
  const rows = await tx.query<Omit<Cancellation, 'reason'> & Reason>(
    `select t.hub_id as "hubId", t.message_id as "messageId", t.reason_code as code, t.reason_detail as detail
     from cancel_tombstone t join unnest($1::uuid[], $2::text[]) as r (id, hub_id) on t.message_id = r.id and t.hub_id = r.hub_id`,
    columnsOf(messages, 'id', 'hubId'),
  );
  return rows.map(({ hubId, messageId, code, detail }) => ({ hubId, messageId, reason: { code, detail } }));
}

/** Tombstones are kept for 30 days (DESIGN.md section 5); no command is kept longer than 14. */
export async function pruneTombstones(tx: Tx): Promise<void> {
  await tx.query(`delete from cancel_tombstone where created_at < now() - interval '30 days'`);
}
