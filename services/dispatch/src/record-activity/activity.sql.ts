import type { ActivityKind, ExplainedReason } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** A line of a customer's diary. Messages and replies are no lines: they are read where they live. */
export interface ActivityLine {
  /** Derived from the fact, so that what is told twice is one line. */
  readonly id: string;
  readonly hubId: string;
  readonly customerId: string;
  readonly at: Date;
  readonly kind: Exclude<ActivityKind, 'message' | 'reply'>;
  readonly reason?: ExplainedReason | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Characters of a reason that a diary shows. */
const reasonCharsMax = 500;

/**
 * Writes lines, one statement for any number. A line that is there says what is true now, and keeps its place unless it is
 * of an execution: that one stands where its newest change is. Of an erased customer none is.
 */
export async function writeActivity(tx: Tx, lines: readonly ActivityLine[]): Promise<void> {
  if (lines.length === 0) return;
  // Of one line told twice in a batch the later counts; and rows are written in one order, against deadlocks.
  const rows = [...new Map(lines.map((line) => [line.id, line])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  await tx.query(
    `insert into activity (id, hub_id, customer_id, at, kind, reason_code, reason_detail, reason_text, data)
     select i, h, c, a, k, rc, rd, rt::jsonb, d::jsonb
     from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) as r (i, h, c, a, k, rc, rd, rt, d)
     where not exists (select 1 from customer e where e.hub_id = h and e.customer_id = c and e.erased_at is not null and e.deleted_at is not null)
     on conflict (id) do update set reason_code = excluded.reason_code, reason_detail = excluded.reason_detail, reason_text = excluded.reason_text, data = activity.data || excluded.data,
         at = case activity.kind when 'execution' then greatest(activity.at, excluded.at) else activity.at end
       where activity.hub_id = excluded.hub_id and activity.customer_id = excluded.customer_id`,
    columnsOf(
      rows.map(({ reason, data, ...row }) => ({ ...row, code: reason?.code, detail: reason?.detail.slice(0, reasonCharsMax), text: reason?.text && JSON.stringify(reason.text), data: JSON.stringify(data) })),
      'id', 'hubId', 'customerId', 'at', 'kind', 'code', 'detail', 'text', 'data',
    ),
  );
}

/** What became of events that had waited: their lines stay, with how it ended. */
export async function settleLines(tx: Tx, settled: readonly { id: string; hubId: string; status: 'handled' | 'dropped' }[]): Promise<void> {
  if (settled.length === 0) return;
  await tx.query(
    `update activity a set data = a.data || jsonb_build_object('status', r.s) from unnest($1::uuid[], $2::text[], $3::text[]) as r (i, h, s) where a.id = r.i and a.hub_id = r.h`,
    columnsOf(settled, 'id', 'hubId', 'status'),
  );
}
