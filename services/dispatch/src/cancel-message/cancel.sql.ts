import { messageEvents, type Channel, type MessageStatusChanged, type Purpose, type Reason } from '@messaging/contracts';
import type { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';

/** A cancellation of one message. */
export interface Cancellation {
  readonly hubId: string;
  readonly messageId: string;
  readonly reason: Reason;
}

interface CancelledRow {
  id: string;
  hub_id: string;
  channel: Channel;
  purpose: Purpose;
  sandbox: boolean;
  customer_id: string | null;
  automation_id: string | null;
  execution_id: string | null;
  traceparent: string | null;
  reason_code: string;
  reason_detail: string;
}

/** Cancels what has not begun to leave, and says so. A message in the provider's hands stays as it is. Returns the ids cancelled. */
export async function cancelQueued(tx: Tx, outbox: Outbox, cancellations: readonly Cancellation[]): Promise<ReadonlySet<string>> {
  if (cancellations.length === 0) return new Set();
  const rows = await tx.query<CancelledRow>(
    `update message m set status = 'cancelled', status_rank = 100, phase = 'settled', lease_owner = null, lease_until = null, reason_code = r.code, reason_detail = r.detail
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as r (id, hub_id, code, detail)
     where m.id = r.id and m.hub_id = r.hub_id and m.status = 'queued' and m.phase in ('queued', 'claimed')
     returning m.id, m.hub_id, m.channel, m.purpose, m.sandbox, m.customer_id, m.automation_id, m.execution_id, m.traceparent, m.reason_code, m.reason_detail`,
    [cancellations.map((c) => c.messageId), cancellations.map((c) => c.hubId), cancellations.map((c) => c.reason.code), cancellations.map((c) => c.reason.detail)],
  );
  await outbox.add(tx, rows.flatMap(cancelledEvent));
  return new Set(rows.map((row) => row.id));
}

/** Remembers cancels of messages that have not come yet (second race of DESIGN.md section 5). */
export async function insertTombstones(tx: Tx, cancellations: readonly Cancellation[]): Promise<void> {
  await tx.query(
    `insert into cancel_tombstone (hub_id, message_id, reason_code, reason_detail)
     select r.hub_id, r.id, r.code, r.detail from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as r (id, hub_id, code, detail)
     where not exists (select 1 from message m where m.id = r.id and m.hub_id = r.hub_id) on conflict do nothing`,
    [cancellations.map((c) => c.messageId), cancellations.map((c) => c.hubId), cancellations.map((c) => c.reason.code), cancellations.map((c) => c.reason.detail)],
  );
}

/** Cancels that came before these messages. */
export async function loadTombstones(tx: Tx, messages: readonly { id: string; hubId: string }[]): Promise<Cancellation[]> {
  if (messages.length === 0) return [];
  const rows = await tx.query<{ hub_id: string; message_id: string; reason_code: string; reason_detail: string }>(
    `select t.* from cancel_tombstone t join unnest($1::uuid[], $2::text[]) as r (id, hub_id) on t.message_id = r.id and t.hub_id = r.hub_id`,
    [messages.map((m) => m.id), messages.map((m) => m.hubId)],
  );
  return rows.map((row) => ({ hubId: row.hub_id, messageId: row.message_id, reason: { code: row.reason_code, detail: row.reason_detail } }));
}

function cancelledEvent(row: CancelledRow) {
  const message = messageEvents.find((event) => event.type === 'message.cancelled');
  if (!message) return [];
  const data: MessageStatusChanged = {
    messageId: row.id, status: 'cancelled', at: new Date().toISOString(), channel: row.channel, purpose: row.purpose, sandbox: row.sandbox,
    reason: { code: row.reason_code, detail: row.reason_detail },
    ...(row.customer_id !== null && { customerId: row.customer_id }),
    ...(row.automation_id !== null && { automationId: row.automation_id }),
    ...(row.execution_id !== null && { executionId: row.execution_id }),
  };
  return [{ message, hubId: row.hub_id, key: row.id, data, ...(row.traceparent !== null && { headers: { traceparent: row.traceparent } }) }];
}
