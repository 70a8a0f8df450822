import { messageCancel, type Reason } from '@messaging/contracts';
import { DueQueue, Outbox, type Publication } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { causeOf, commandKey } from '../promote-execution/send-command.rules.js';
import { executionEvents } from '../schedule-execution/execution-events.rules.js';
import type { Execution } from '../schedule-execution/execution.js';
import { lockPendingOfSubjects, updateExecutions } from '../store/execution.sql.js';

/** Everything pending under one subject of a hub, and why it ends. */
export interface SubjectCancellation {
  readonly hubId: string;
  readonly subjectKey: string;
  readonly reason: Reason;
}

/**
 * Ends what is pending. What had not been asked for yet is cancelled here and now; for the rest dispatch is asked not
 * to send, and what became of that is what its message event says.
 */
@Injectable()
export class CancelExecutions {
  constructor(
    private readonly queue: DueQueue,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The due rows go first: a promotion under way holds them, and is seen when it is done. */
  async cancelSubjects(tx: Tx, cancellations: readonly SubjectCancellation[]): Promise<Execution[]> {
    if (cancellations.length === 0) return [];
    for (const [hubId, subjects] of byHub(cancellations)) await this.queue.cancelBySubject(tx, hubId, subjects);
    const reasons = new Map(cancellations.map((c) => [`${c.hubId}|${c.subjectKey}`, c.reason]));
    const pending = await lockPendingOfSubjects(tx, cancellations);
    return this.cancelLocked(tx, pending, (execution) => reasons.get(`${execution.hubId}|${execution.subjectKey}`));
  }

  /** The caller holds the rows. Answers them as they are now. */
  async cancelLocked(tx: Tx, pending: readonly Execution[], reasonOf: (execution: Execution) => Reason | undefined): Promise<Execution[]> {
    const now = this.clock.now();
    const settled = pending.map((execution) => ended(execution, reasonOf(execution), now));
    await updateExecutions(tx, settled);
    await this.outbox.add(tx, settled.flatMap(cancelCommand));
    await this.outbox.add(tx, executionEvents(settled.filter((execution) => execution.status === 'cancelled')));
    return settled;
  }
}

/** Asked for already: pending until dispatch says whether the cancel came in time. */
const ended = (execution: Execution, reason: Reason | undefined, now: Date): Execution =>
  execution.messageId ? { ...execution, reason } : { ...execution, status: 'cancelled', reason, executedAt: now };

function cancelCommand(execution: Execution): Publication[] {
  const { channel, lane, messageId, reason } = execution;
  if (!messageId || !channel || !lane || !reason) return [];
  return [{ message: messageCancel(channel, lane), hubId: execution.hubId, key: commandKey(execution), causedBy: causeOf(execution), data: { messageId, reason } }];
}

function byHub(cancellations: readonly SubjectCancellation[]): Map<string, string[]> {
  const subjects = new Map<string, string[]>();
  for (const { hubId, subjectKey } of cancellations) subjects.set(hubId, [...(subjects.get(hubId) ?? []), subjectKey]);
  return subjects;
}
