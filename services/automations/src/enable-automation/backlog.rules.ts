import type { ErpEvent, Trigger } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import type { Automation } from '../define-automation/automation.js';
import type { Visit } from '../follow-customer-events/visit.rules.js';
import type { Execution } from '../schedule-execution/execution.js';

/** Whom an automation may find waiting when it is enabled; nothing: those whose occasion is over as it happens. */
export function backlogKindOf(trigger: Trigger): 'day' | 'away' | 'visits' | undefined {
  switch (trigger) {
    case 'birthday':
    case 'anniversary':
      return 'day';
    case 'inactivity':
      return 'away';
    case 'booking_reminder':
      return 'visits';
    case 'welcome':
    case 'post_sale':
    case 'post_appointment':
    case 'loyalty_tier_change':
    case 'lead_stage_change':
    case 'ticket_resolved':
    case 'booking_confirmed':
    case 'custom':
      return undefined;
  }
}

/** What is known of a visit, told as the event that set its start. */
export const toldVisit = ({ hubId, objectKey, setAt, data }: Visit): Pick<ErpEvent, 'id' | 'time' | 'data' | 'headers'> | undefined =>
  setAt && data && typeof data['customerId'] === 'string'
    ? { id: deriveId(hubId, 'visit', objectKey, setAt.toISOString()), time: setAt, headers: {}, data: { ...data, customerId: data['customerId'] } }
    : undefined;

/** Nobody who waits is too late: a moment that is over is the one at which the automation was enabled. */
export const notBefore = (plan: Execution, asOf: Date): Execution => (plan.scheduledAt < asOf ? { ...plan, scheduledAt: asOf } : plan);

/** Above `policy.confirmAbove` the number is asked for, as with campaigns (API.md section 3). */
export const confirmationRefusal = (waiting: number) => ({
  kind: 'conflict' as const, code: 'AUTOMATION.CONFIRMATION_REQUIRED',
  detail: `This writes to ${waiting} people who are already waiting; confirm it with confirmRecipients: ${waiting}.`, extra: { waiting },
});

/** What was confirmed holds while the count has grown by no more than two in a hundred and ten. */
export const isConfirmed = (waiting: number, confirmed: number | undefined): boolean => confirmed !== undefined && waiting <= confirmed * 1.02 + 10;

/** Switched on, with those who wait to be written to one page after another. */
export const withBacklog = (automation: Automation, asOf: Date): Automation =>
  backlogKindOf(automation.trigger) ? { ...automation, backlog: { asOf: asOf.toISOString(), after: '' } } : automation;
