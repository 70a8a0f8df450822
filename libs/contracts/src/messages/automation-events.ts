import { z } from 'zod';
import { defineMessage } from '../message.js';
import { automationsEvents } from '../topics.js';
import { ExecutionStatus, Reason, Trigger } from '../vocabulary.js';

/** An automation as others need to know it: what it is called, and which template it sends. */
export const AutomationChanged = z.object({
  automationId: z.uuid(),
  name: z.string(),
  trigger: Trigger,
  templateId: z.uuid(),
  isActive: z.boolean(),
  isSystem: z.boolean(),
  isDeleted: z.boolean(),
});
export type AutomationChanged = z.infer<typeof AutomationChanged>;

export const automationChanged = defineMessage({
  type: 'automation.changed',
  version: 1,
  topic: automationsEvents,
  schema: AutomationChanged,
  description: 'An automation was made, changed, switched or deleted.',
  example: {
    automationId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', name: 'Welcome', trigger: 'welcome', templateId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a12',
    isActive: true, isSystem: true, isDeleted: false,
  },
});

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
