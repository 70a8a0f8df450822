import { DueQueue, Outbox, type DueRow, type EventingObserver } from '@messaging/eventing';
import { CrashPoints } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { executionEvents } from '../schedule-execution/execution-events.rules.js';
import { executionDue, executionId } from '../schedule-execution/execution.js';
import { lockExecutions } from '../store/execution.sql.js';
import type { PromoteExecutions } from './promote-executions.handler.js';

/** The queue of executions that wait for their moment. What was settled meanwhile comes due to no effect. */
export function dueExecutions(tools: { database: Database; outbox: Outbox; crashPoints: CrashPoints; observer: EventingObserver; promoter: PromoteExecutions }): DueQueue {
  return new DueQueue(tools.database, {
    observer: tools.observer,
    crashPoints: tools.crashPoints,
    promote: async (rows, tx) => promoteDue(rows, tx, tools),
  });
}

/** What follows when rows come due, in the transaction that took them. */
export async function promoteDue(rows: readonly Pick<DueRow, 'kind' | 'dedupeKey'>[], tx: Tx, { outbox, promoter }: { outbox: Outbox; promoter: PromoteExecutions }): Promise<void> {
  const ids = rows.filter((row) => row.kind === executionDue).map((row) => executionId(row.dedupeKey));
  const waiting = (await lockExecutions(tx, ids)).filter((execution) => execution.status === 'pending' && !execution.messageId);
  const promoted = await promoter.promote(tx, waiting);
  await outbox.add(tx, executionEvents(promoted.filter((execution) => execution.status !== 'pending')));
}
