import type { Database } from '@messaging/persistence';

export interface QueueDepth {
  readonly channel: string;
  readonly lane: string;
  readonly phase: string;
  readonly n: number;
  /** Seconds that the earliest of them has been due. */
  readonly overdue: number;
}

/** How much is in the queue, of all hubs together: one pass over the narrow table. */
export const queueDepths = (database: Database): Promise<QueueDepth[]> =>
  database.query<QueueDepth & Record<string, unknown>>(
    `select channel, lane, phase, count(*)::int as n, extract(epoch from clock_timestamp() - min(next_at))::float8 as overdue from send_queue group by 1, 2, 3`,
  );

/** Channels and hubs that are stopped now. */
export const openPauses = (database: Database): Promise<{ cause: string; n: number }[]> =>
  database.query('select cause, count(*)::int as n from sending_pause where ended_at is null group by 1');

/** Receipts that are older than a day and that no attempt answers to: nobody looks for it any more (`unmatchedReceipts`). */
export async function orphanedReceipts(database: Database): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from receipt where not matched and received_at <= now() - interval '24 hours'`);
  return row?.n ?? 0;
}
