import type { Tx } from '@messaging/persistence';
import { columnsOf } from '../store/columns.js';

/** A line of the timeline that no attempt or receipt tells. */
export interface DecisionLine {
  readonly hubId: string;
  readonly messageId: string;
  readonly code: string;
  readonly detail: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export async function insertDecisions(tx: Tx, rows: readonly DecisionLine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into decision (hub_id, message_id, code, detail, data) select h, m, c, d, j::jsonb
     from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) as r (h, m, c, d, j)`,
    [...columnsOf(rows, 'hubId', 'messageId', 'code', 'detail'), rows.map((row) => (row.data ? JSON.stringify(row.data) : null))],
  );
}
