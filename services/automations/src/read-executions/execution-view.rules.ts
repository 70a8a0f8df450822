import { withReasonText, type ExecutionView } from '@messaging/contracts';
import type { Execution } from '../schedule-execution/execution.js';

/** An execution as the API shows it. */
export const executionView = (execution: Execution & { readonly customerName?: string | undefined }): ExecutionView => ({
  id: execution.id, automationId: execution.automationId, customerId: execution.customerId,
  ...(execution.customerName !== undefined && { customerName: execution.customerName }),
  eventId: execution.eventId, status: execution.status,
  ...(execution.reason && { reason: withReasonText(execution.reason) }),
  ...(execution.messageId !== undefined && { messageId: execution.messageId }),
  ...(execution.channel && { channel: execution.channel }),
  triggerData: { ...execution.triggerData }, scheduledAt: execution.scheduledAt.toISOString(),
  ...(execution.executedAt && { executedAt: execution.executedAt.toISOString() }),
  createdAt: execution.createdAt.toISOString(),
});
