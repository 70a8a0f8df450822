import type { ReasonText } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import type { MessageRow } from '../read-messages/message-view.js';
import type { ActivityLine } from '../record-activity/activity.sql.js';

/** The place of a page: the last line of the one before. */
export interface ActivityPlace {
  readonly at: string;
  readonly id: string;
}

/** A written line; of an automation, with the name it has now. */
export interface LineRow extends Pick<ActivityLine, 'id' | 'at' | 'kind' | 'data'> {
  readonly code: string | null;
  readonly detail: string | null;
  /** In both languages, where it says more than the code's own sentence. */
  readonly reasonText: ReasonText | null;
  readonly automationName: string | null;
}

/** A message, or what the customer wrote. */
export type MessageLineRow = Omit<MessageRow, 'customer_name' | 'next_attempt_at'>;

type Page = CustomerKey & { readonly limit: number; readonly after: ActivityPlace | undefined };

const parametersOf = ({ hubId, customerId, limit, after }: Page): unknown[] => [hubId, customerId, after?.at ?? null, after?.id ?? null, limit + 1];

/** Newest first, one row more than asked for. Both tables have an index that ends in this order: a page reads what it shows. */
export async function loadLines(tx: Tx, page: Page): Promise<LineRow[]> {
  return tx.query<LineRow>(
    `select a.id, a.at, a.kind, a.data, a.reason_code as code, a.reason_detail as detail, a.reason_text as "reasonText", n.name as "automationName"
     from activity a left join automation_name n on n.hub_id = a.hub_id and n.automation_id = (a.data->>'automationId')::uuid
     where a.hub_id = $1 and a.customer_id = $2 and ($3::timestamptz is null or (a.at, a.id) < ($3, $4::uuid)) order by a.at desc, a.id desc limit $5`,
    parametersOf(page),
  );
}

export async function loadMessageLines(tx: Tx, page: Page): Promise<MessageLineRow[]> {
  return tx.query<MessageLineRow>(
    `select m.*, v.content as template from message m
     left join template_version v on v.hub_id = m.hub_id and v.template_id = m.template_id and v.version = m.template_version
     where m.hub_id = $1 and m.customer_id = $2 and ($3::timestamptz is null or (m.created_at, m.id) < ($3, $4::uuid))
     order by m.created_at desc, m.id desc limit $5`,
    parametersOf(page),
  );
}

/** True if anything at all is known of the customer here. */
export async function isKnown(tx: Tx, { hubId, customerId }: CustomerKey): Promise<boolean> {
  const [row] = await tx.query<{ known: boolean }>(
    `select exists (select 1 from customer where hub_id = $1 and customer_id = $2 and not (erased_at is not null and deleted_at is not null))
       or exists (select 1 from message where hub_id = $1 and customer_id = $2) or exists (select 1 from activity where hub_id = $1 and customer_id = $2) as known`,
    [hubId, customerId],
  );
  return row?.known ?? false;
}
