import { executionChanged } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { causeOf } from '../promote-execution/send-command.rules.js';
import type { Execution } from './execution.js';

/** `execution.changed` for each: created, or its status moved. */
export const executionEvents = (executions: readonly Execution[]): Publication[] =>
  executions.map((execution) => ({
    message: executionChanged,
    hubId: execution.hubId,
    key: execution.id,
    causedBy: causeOf(execution),
    data: {
      executionId: execution.id, automationId: execution.automationId, customerId: execution.customerId, status: execution.status,
      ...(execution.reason && { reason: execution.reason }), ...(execution.messageId && { messageId: execution.messageId }),
      ...(execution.status === 'pending' && { scheduledAt: execution.scheduledAt.toISOString() }),
    },
  }));
