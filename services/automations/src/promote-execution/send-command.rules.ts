import { messageSend, type CustomerFields } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { Customer } from '../follow-customer-events/customer-projection.rules.js';
import { messageIdOf, type Execution } from '../schedule-execution/execution.js';
import type { Promotion } from './promote.rules.js';

/** Sends and cancels of one execution share topic and key, so that they cannot overtake each other. */
export const commandKey = (execution: Pick<Execution, 'hubId' | 'customerId'>): string => `${execution.hubId}|${execution.customerId}`;

/** What caused the commands of an execution: its event, in its trace. */
export const causeOf = (execution: Pick<Execution, 'eventId' | 'traceparent'>) => ({
  id: execution.eventId,
  headers: execution.traceparent === undefined ? {} : { traceparent: execution.traceparent },
});

/** The command that a promotion gives; it carries the facts it rests on (first race of DESIGN.md section 5). */
export function sendCommand(execution: Execution, promotion: Extract<Promotion, { kind: 'send' }>, customer: Customer | undefined): Publication {
  return {
    message: messageSend(promotion.channel, promotion.lane),
    hubId: execution.hubId,
    key: commandKey(execution),
    causedBy: causeOf(execution),
    data: {
      messageId: messageIdOf(execution.key),
      idempotencyKey: execution.key,
      channel: promotion.channel,
      customerId: execution.customerId,
      category: promotion.category,
      purpose: promotion.purpose,
      content: { templateId: promotion.templateId, templateVersion: promotion.templateVersion, variables: {} },
      automationId: execution.automationId,
      executionId: execution.id,
      expiresAt: promotion.expiresAt.toISOString(),
      event: execution.triggerData,
      ...carried(customer),
    },
  };
}

function carried(customer: Customer | undefined): { restsOn: { customerEvent?: { id: string; time: string } }; customer?: CustomerFields } {
  if (!customer?.lastEvent) return { restsOn: {} };
  const { id, time } = customer.lastEvent;
  return { restsOn: { customerEvent: { id, time: time.toISOString() } }, customer: customer.fields };
}
