import { z } from 'zod';
import { defineMessage } from '../message.js';
import { automationsEvents } from '../topics.js';
import { ExecutionStatus, Reason } from '../vocabulary.js';

export const ExecutionChanged = z.object({
  executionId: z.uuid(),
  automationId: z.uuid(),
  customerId: z.string(),
  status: ExecutionStatus,
  reason: Reason.optional(),
  messageId: z.uuid().optional(),
});
export type ExecutionChanged = z.infer<typeof ExecutionChanged>;

export const executionChanged = defineMessage({
  type: 'execution.changed',
  version: 1,
  topic: automationsEvents,
  schema: ExecutionChanged,
  description: 'An execution was created or changed its status.',
  example: { executionId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', automationId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', customerId: 'c-1', status: 'pending' },
});
