import type { Tx } from '@messaging/persistence';
import type { ProblemChange } from './problem.rules.js';

/** Begins and ends problems; one that has ended stays so, whatever comes late. */
export async function followProblems(tx: Tx, changes: readonly ProblemChange[]): Promise<void> {
  for (const { id, hubId, kind, data, since, endedAt } of changes) {
    await tx.query(
      `insert into problem as known (id, hub_id, kind, data, since, ended_at) values ($1, $2, $3, $4::jsonb, $5, $6)
       on conflict (id) do update set ended_at = coalesce(known.ended_at, excluded.ended_at)`,
      [id, hubId, kind, JSON.stringify(data), since, endedAt],
    );
  }
}

/** The hook is used again, or gone. */
export async function endHookProblems(tx: Tx, { hubId, hookId, at }: { hubId: string; hookId: string; at: Date }): Promise<void> {
  await tx.query(`update problem set ended_at = $3 where hub_id = $1 and kind = 'hook_disabled' and data ->> 'hookId' = $2 and ended_at is null`, [hubId, hookId, at]);
}

export interface OpenProblem extends Pick<ProblemChange, 'id' | 'kind' | 'data' | 'since'> {
  readonly id: string;
}

/** Oldest first; a hub has a handful at most. */
export async function openProblems(tx: Tx, hubId: string): Promise<OpenProblem[]> {
  return tx.query<OpenProblem>('select id, kind, data, since from problem where hub_id = $1 and ended_at is null order by since limit 100', [hubId]);
}
