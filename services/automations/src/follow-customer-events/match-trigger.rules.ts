import type { ErpEvent, ReasonText, Trigger } from '@messaging/contracts';
import { sentence } from '@messaging/kernel';
import type { Automation } from '../define-automation/automation.js';
import type { VisitEventKind } from './visit.rules.js';

const triggersByType: Readonly<Record<string, readonly Trigger[]>> = {
  'customer.created': ['welcome'],
  'customer.birthday': ['birthday'],
  'customer.anniversary': ['anniversary'],
  'customer.inactive': ['inactivity'],
  'customer.loyalty_tier_changed': ['loyalty_tier_change'],
  'lead.stage_changed': ['lead_stage_change'],
  'ticket.resolved': ['ticket_resolved'],
  'sale.completed': ['post_sale'],
  'appointment.scheduled': ['booking_confirmed', 'booking_reminder'],
  'appointment.rescheduled': ['booking_reminder'],
  'appointment.completed': ['post_appointment'],
  'booking.confirmed': ['booking_confirmed', 'booking_reminder'],
  'booking.rescheduled': ['booking_reminder'],
};

const customTriggers: readonly Trigger[] = ['custom'];

/** The triggers that an event feeds (API.md section 4). */
export const triggersOf = (type: string): readonly Trigger[] => (type.startsWith('custom.') ? customTriggers : (triggersByType[type] ?? []));

const visitKinds: Readonly<Record<string, VisitEventKind>> = {
  'appointment.scheduled': 'confirmed',
  'appointment.rescheduled': 'rescheduled',
  'appointment.completed': 'completed',
  'appointment.cancelled': 'cancelled',
  'booking.confirmed': 'confirmed',
  'booking.rescheduled': 'rescheduled',
  'booking.cancelled': 'cancelled',
};

/** What an event means for a visit; nothing for events about something else. */
export const visitKindOf = (type: string): VisitEventKind | undefined => visitKinds[type];

/**
 * What of an automation's configuration the event does not fit, in words; nothing when it fits. Events whose data hold
 * nothing that a trigger could be narrowed by match by their type alone.
 */
export function mismatchOf(automation: Pick<Automation, 'trigger' | 'triggerConfig'>, event: Pick<ErpEvent, 'type' | 'data'>): ReasonText | undefined {
  const { triggerConfig: config } = automation;
  const data: Readonly<Record<string, unknown>> = event.data;
  switch (automation.trigger) {
    case 'lead_stage_change':
      return differs('toStage', config.toStage, data['toStage']) ?? differs('fromStage', config.fromStage, data['fromStage']);
    case 'loyalty_tier_change':
      return differs('toTier', config.toTier, data['toTier']);
    case 'custom':
      return config.eventType === undefined ? { en: 'No type of event is set.', es: 'No hay ningún tipo de evento elegido.' } : differs('type', config.eventType, event.type);
    case 'inactivity':
      return tooFew(config.inactiveDays, Number(data['inactiveDays']));
    case 'welcome':
    case 'birthday':
    case 'anniversary':
    case 'post_sale':
    case 'post_appointment':
    case 'ticket_resolved':
    case 'booking_confirmed':
    case 'booking_reminder':
      return undefined;
  }
}

function differs(name: string, wanted: string | undefined, given: unknown): ReasonText | undefined {
  if (wanted === undefined || wanted === given) return undefined;
  const said = typeof given === 'string' ? `"${given.slice(0, givenCharsMax)}"` : undefined;
  return { en: sentence(`${name} is ${said ?? 'not given'}, asked for is "${wanted}"`), es: sentence(`${name} ${said === undefined ? 'no viene' : `es ${said}`} y se pide "${wanted}"`) };
}

/** What the ERP wrote may be longer than anybody reads in a line. */
const givenCharsMax = 100;

const tooFew = (wanted: number | undefined, given: number): ReasonText | undefined =>
  wanted === undefined || given >= wanted
    ? undefined
    : { en: `inactiveDays is ${given}, asked for are at least ${wanted}.`, es: `inactiveDays es ${given} y se piden al menos ${wanted}.` };
