import { z } from 'zod';
import { defineMessage } from '../message.js';
import { automationsEvents } from '../topics.js';
import { Channel, ExecutionStatus, ExplainedReason, Trigger } from '../vocabulary.js';

/** An automation as others need to know it: what it is called, and which template it sends. */
export const AutomationChanged = z.object({
  automationId: z.uuid(),
  name: z.string(),
  trigger: Trigger,
  templateId: z.uuid(),
  isActive: z.boolean(),
  isSystem: z.boolean(),
  isDeleted: z.boolean(),
  /**
   * Staff changed one of the two automations that the settings' toggles own: what the toggle is now. Absent where the change
   * came from the settings themselves, or from provisioning: it would only come back to where it began.
   */
  toggle: z.object({ enabled: z.boolean(), hoursBefore: z.number().optional(), channel: Channel.optional() }).optional(),
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
  reason: ExplainedReason.optional(),
  messageId: z.uuid().optional(),
  /** Of a pending one: when its moment comes. */
  scheduledAt: z.iso.datetime({ offset: true }).optional(),
});
export type ExecutionChanged = z.infer<typeof ExecutionChanged>;

export const executionChanged = defineMessage({
  type: 'execution.changed',
  version: 1,
  topic: automationsEvents,
  schema: ExecutionChanged,
  description: 'An execution was created or changed its status.',
  example: { executionId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', automationId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', customerId: 'c-1', status: 'pending', scheduledAt: '2026-11-26T09:00:00Z' },
});

/** An automation that an event of its trigger did not start, and why. */
export const UnmatchedAutomation = z.object({ automationId: z.uuid(), name: z.string(), trigger: Trigger, reason: ExplainedReason });

export const EventNotMatched = z.object({
  eventId: z.uuid(),
  customerId: z.string(),
  /** Of the ERP's event. */
  type: z.string(),
  time: z.iso.datetime({ offset: true }),
  automations: z.array(UnmatchedAutomation).min(1).max(100),
});
export type EventNotMatched = z.infer<typeof EventNotMatched>;

export const eventNotMatched = defineMessage({
  type: 'event.not_matched',
  version: 1,
  topic: automationsEvents,
  schema: EventNotMatched,
  description: 'Automations with the trigger of an event that it did not start: switched off, or asking for something else.',
  example: {
    eventId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99', customerId: 'c-1', type: 'lead.stage_changed', time: '2026-11-23T10:00:00Z',
    automations: [{
      automationId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', name: 'Lead won', trigger: 'lead_stage_change',
      reason: {
        code: 'EXECUTION.NOT_MATCHED', detail: 'toStage is "lost", asked for is "won".',
        text: { en: 'toStage is "lost", asked for is "won".', es: 'toStage es "lost" y se pide "won".' },
      },
    }],
  },
});
