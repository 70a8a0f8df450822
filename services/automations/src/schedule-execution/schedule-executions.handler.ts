import { DueQueue, Outbox, type NewDueRow } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { PromoteExecutions } from '../promote-execution/promote-executions.handler.js';
import { insertExecutions } from '../store/execution.sql.js';
import { executionEvents } from './execution-events.rules.js';
import { executionDue, type Execution } from './execution.js';

/** Stores planned executions: what is due already goes out in this very transaction, the rest waits in the due queue. */
@Injectable()
export class ScheduleExecutions {
  constructor(
    private readonly promoter: PromoteExecutions,
    private readonly queue: DueQueue,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A plan whose key is there already has no effect: one execution per occurrence, whoever noticed it. */
  async schedule(tx: Tx, plans: readonly Execution[]): Promise<void> {
    const inserted = await insertExecutions(tx, plans);
    const fresh = plans.filter((plan) => inserted.has(plan.id));
    if (fresh.length === 0) return;
    const now = this.clock.now();
    const isWaiting = (plan: Execution): boolean => plan.status === 'pending' && plan.scheduledAt > now;
    const isDue = (plan: Execution): boolean => plan.status === 'pending' && plan.scheduledAt <= now;
    const waiting = fresh.filter(isWaiting);
    if (waiting.length > 0) await this.queue.schedule(tx, waiting.map(dueRow));
    const promoted = await this.promoter.promote(tx, fresh.filter(isDue));
    await this.outbox.add(tx, executionEvents([...fresh.filter((plan) => !isDue(plan)), ...promoted]));
  }
}

const dueRow = (execution: Execution): NewDueRow => ({
  hubId: execution.hubId, kind: executionDue, dedupeKey: execution.key, subjectKey: execution.subjectKey, dueAt: execution.scheduledAt, payload: null,
});
