import type { Tx } from '@messaging/persistence';
import type { NewMessage } from '../accept-message/accept.sql.js';

type Copied = Pick<NewMessage, 'channel' | 'lane' | 'purpose' | 'category' | 'sandbox' | 'customerId' | 'metadata'>;

/** A new queued message with the content and recipient of another; nothing if it was made before. */
export async function copyMessage(tx: Tx, copy: { hubId: string; from: string; id: string; idem: string }): Promise<Copied | undefined> {
  const [row] = await tx.query<{ [Key in keyof Copied]: Copied[Key] | null }>(
    `insert into message (id, hub_id, idem, channel, lane, category, purpose, sandbox, to_address, customer_id, template_id, template_version, subject, body,
       variables, event_data, carried_customer, metadata, campaign_id, automation_id, resend_of, next_at)
     select $3, hub_id, $4, channel, lane, category, purpose, sandbox, case when customer_id is null then to_address end, customer_id, template_id, template_version, subject, body,
       variables, event_data, carried_customer, metadata, campaign_id, automation_id, id, clock_timestamp()
     from message where hub_id = $1 and id = $2
     on conflict do nothing
     returning channel, lane, category, purpose, sandbox, customer_id as "customerId", metadata`,
    [copy.hubId, copy.from, copy.id, copy.idem],
  );
  if (!row || row.channel === null || row.lane === null || row.purpose === null || row.category === null) return undefined;
  const { channel, lane, purpose, category } = row;
  return { channel, lane, purpose, category, sandbox: row.sandbox ?? false, customerId: row.customerId ?? undefined, metadata: row.metadata ?? undefined };
}
