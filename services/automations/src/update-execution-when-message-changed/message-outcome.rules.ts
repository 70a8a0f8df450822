import { statusRank, type ExecutionStatus, type MessageStatus, type MessageStatusChanged } from '@messaging/contracts';
import type { Execution } from '../schedule-execution/execution.js';

/** What a message's status means for its execution. `unknown` is not settled: it waits, with the reason. */
const executionStatusOf = {
  queued: 'pending',
  unknown: 'pending',
  sent: 'sent',
  delivered: 'sent',
  read: 'sent',
  failed: 'failed',
  skipped: 'skipped',
  cancelled: 'cancelled',
} as const satisfies Record<MessageStatus, ExecutionStatus>;

/** The execution after its message changed. Never backwards, in whatever order the events arrive (invariant 4). */
export function applyMessageStatus(execution: Execution, message: MessageStatusChanged): Execution {
  if (statusRank[message.status] <= statusRank[execution.messageStatus ?? 'queued']) return execution;
  const status = executionStatusOf[message.status];
  return {
    ...execution,
    status,
    messageStatus: message.status,
    messageId: message.messageId,
    channel: message.channel,
    reason: status === 'sent' ? undefined : (message.reason ?? execution.reason),
    executedAt: status === 'pending' ? execution.executedAt : (execution.executedAt ?? new Date(message.at)),
  };
}

/** How much the count of sent executions of its automation moves. */
export const sentDelta = (before: Execution, after: Execution): number => Number(after.status === 'sent') - Number(before.status === 'sent');
