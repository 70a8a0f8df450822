import type { ExecutionView } from '@messaging/contracts';
import { DueQueue } from '@messaging/eventing';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { executionView } from '../read-executions/execution-view.rules.js';
import type { Execution } from '../schedule-execution/execution.js';
import { findExecution, lockExecutions } from '../store/execution.sql.js';
import { CancelExecutions } from './cancel-executions.handler.js';

const byStaff = { code: 'EXECUTION.CANCELLED_BY_STAFF', detail: 'Somebody cancelled it.' };

/** Staff cancel one execution. */
@Injectable()
export class CancelExecution {
  constructor(
    private readonly database: Database,
    private readonly queue: DueQueue,
    private readonly canceller: CancelExecutions,
  ) {}

  /** Idempotent for a cancelled one. One whose message was asked for stays pending until dispatch answers. */
  async cancel(hubId: string, id: string): Promise<Result<ExecutionView>> {
    return this.database.inHub(hubId, async (tx) => {
      const found = await findExecution(tx, hubId, id);
      if (!found) return notFound;
      await this.queue.cancel(tx, hubId, found.key); // before the execution: a promotion under way holds both in this order
      const [execution = found] = await lockExecutions(tx, [id]);
      if (execution.status === 'cancelled') return ok(executionView(execution));
      if (execution.status !== 'pending') return settledAlready(execution);
      const [cancelled = execution] = await this.canceller.cancelLocked(tx, [execution], () => byStaff);
      return ok(executionView(cancelled));
    });
  }
}

const notFound = refuse({ kind: 'not_found', code: 'EXECUTION.NOT_FOUND', detail: 'There is no such execution.' });

const settledAlready = ({ status }: Execution) =>
  refuse({ kind: 'conflict', code: 'EXECUTION.NOT_PENDING', detail: `The execution is already ${status}.`, extra: { status } });
