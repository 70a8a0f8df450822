import type { Tx } from '@messaging/persistence';
import type { StatusSubject } from '../announce-status/status-event.js';

/**
 * A new queued message with the content and recipient of another; nothing if it was made before. An address that the
 * caller chose is kept, one that was read from the customer is read anew. It belongs to no campaign: whom a campaign sends
 * to again is its own affair (retry-failed), and this copy counts in none of its totals.
 */
export async function copyMessage(
  tx: Tx,
  copy: { hubId: string; from: string; id: string; idem: string; traceparent: string | undefined },
): Promise<StatusSubject | undefined> {
  const [row] = await tx.query<StatusSubject>(
    `with copy as (
       insert into message (id, hub_id, idem, channel, lane, category, purpose, sandbox, to_address, to_given, customer_id, template_id,
         template_version, subject, body, variables, event_data, carried_customer, metadata, automation_id, resend_of, traceparent)
       select $3, hub_id, $4, channel, lane, category, purpose, sandbox, case when to_given or customer_id is null then to_address end,
         to_given or customer_id is null, customer_id, template_id, template_version, subject, body, variables, event_data, carried_customer, metadata,
         automation_id, id, $5
       from message where hub_id = $1 and id = $2
       on conflict do nothing returning *),
     q as (insert into send_queue (message_id, hub_id, channel, lane, next_at) select id, hub_id, channel, lane, clock_timestamp() from copy)
     select id, hub_id as "hubId", channel, purpose, sandbox, customer_id as "customerId", automation_id as "automationId", metadata, traceparent from copy`,
    [copy.hubId, copy.from, copy.id, copy.idem, copy.traceparent ?? null],
  );
  return row;
}
