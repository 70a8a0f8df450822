import type { ExplainedReason, MessageStatus } from '@messaging/contracts';
import { arrayText, type Tx } from '@messaging/persistence';

/** A recipient as its rules see it. */
export interface Recipient {
  readonly campaignId: string;
  readonly customerId: string;
  readonly hubId: string;
  readonly status: MessageStatus;
  readonly reason: ExplainedReason | undefined;
  readonly round: number;
  readonly accepted: boolean;
  readonly sandbox: boolean;
  readonly sentAt: Date | undefined;
  readonly deliveredAt: Date | undefined;
  readonly readAt: Date | undefined;
  readonly updatedAt: Date;
}

interface RecipientRow {
  campaign_id: string;
  customer_id: string;
  hub_id: string;
  status: MessageStatus;
  reason_code: string | null;
  reason_detail: string | null;
  reason_text: ExplainedReason['text'] | null;
  round: number;
  accepted: boolean;
  sandbox: boolean;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  updated_at: Date;
}

const recipientOf = (row: RecipientRow): Recipient => ({
  campaignId: row.campaign_id, customerId: row.customer_id, hubId: row.hub_id, status: row.status,
  reason: row.reason_code === null ? undefined : { code: row.reason_code, detail: row.reason_detail ?? '', ...(row.reason_text && { text: row.reason_text }) },
  round: row.round, accepted: row.accepted, sandbox: row.sandbox, sentAt: row.sent_at ?? undefined, deliveredAt: row.delivered_at ?? undefined,
  readAt: row.read_at ?? undefined, updatedAt: row.updated_at,
});

/**
 * Recipients of a campaign by customer. The caller has locked the campaign, without which nobody changes a recipient. Here and
 * in the update, customers are passed as a list: with a join, PostgreSQL read all recipients for every 200 of them, up to
 * 100,000 recipients.
 */
export async function findRecipients(tx: Tx, campaignId: string, customerIds: readonly string[]): Promise<Recipient[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx.queryAnew<RecipientRow>('select * from campaign_recipient where campaign_id = $1 and customer_id = any($2::text[])', [campaignId, arrayText(customerIds)]);
  return rows.map(recipientOf);
}

/** Writes the current state of a campaign's recipients. The caller has locked the campaign. */
export async function updateRecipients(tx: Tx, campaignId: string, recipients: readonly Recipient[]): Promise<void> {
  if (recipients.length === 0) return;
  const column = (read: (recipient: Recipient) => unknown): string => arrayText(recipients.map(read));
  await tx.queryAnew(
    `update campaign_recipient r set status = s, reason_code = rc, reason_detail = rd, reason_text = rt::jsonb, accepted = a, sandbox = x, sent_at = st, delivered_at = dt, read_at = ra, updated_at = u
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[])
       as n (i, s, rc, rd, a, x, st, dt, ra, u, rt) where r.campaign_id = $1 and r.customer_id = any($2::text[]) and r.customer_id = n.i`,
    [
      campaignId, column((r) => r.customerId), column((r) => r.status), column((r) => r.reason?.code ?? null), column((r) => r.reason?.detail ?? null),
      column((r) => r.accepted), column((r) => r.sandbox), column((r) => r.sentAt ?? null), column((r) => r.deliveredAt ?? null), column((r) => r.readAt ?? null),
      column((r) => r.updatedAt), column((r) => (r.reason?.text ? JSON.stringify(r.reason.text) : null)),
    ],
  );
}

/** Filters of the list; `after`: the last customer of the page before. */
export interface RecipientQuery {
  readonly status: MessageStatus | undefined;
  /** Code of the reason. */
  readonly reason?: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** In the order of customer ids: all recipients are created at the start, so this order is stable afterwards. */
export async function listRecipients(tx: Tx, campaignId: string, { status, reason, after, limit }: RecipientQuery): Promise<Recipient[]> {
  const parameters: unknown[] = [campaignId];
  const only = status === undefined ? '' : ` and status = $${parameters.push(status)}`;
  const because = reason === undefined ? '' : ` and reason_code = $${parameters.push(reason)}`;
  const behind = after === undefined ? '' : ` and customer_id > $${parameters.push(after)}`;
  const rows = await tx.queryAnew<RecipientRow>(
    `select * from campaign_recipient where campaign_id = $1${only}${because}${behind} order by customer_id limit $${parameters.push(limit)}`,
    parameters,
  );
  return rows.map(recipientOf);
}
