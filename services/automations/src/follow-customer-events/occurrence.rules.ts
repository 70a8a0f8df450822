import type { ErpEvent, Trigger } from '@messaging/contracts';
import { localDate, nearestYear } from '../schedule-execution/moment.rules.js';
import type { Customer } from './customer-projection.rules.js';
import type { Visit } from './visit.rules.js';

/** What an occurrence is told from. */
export interface OccurrenceFacts {
  readonly event: Pick<ErpEvent, 'id' | 'time' | 'data'>;
  readonly customer: Pick<Customer, 'fields'>;
  readonly visit: Visit | undefined;
  readonly zone: string;
}

/**
 * The occurrence in an execution's key, exactly as invariant 2 of DESIGN.md names it: the platform finds the same
 * birthday by itself later, and it must be the same occurrence.
 */
export function occurrenceOf(trigger: Trigger, facts: OccurrenceFacts): string {
  switch (trigger) {
    case 'birthday':
      return `birthday:${birthdayYear(facts)}`;
    case 'anniversary':
      return `anniversary:${anniversaryYear(facts)}`;
    case 'inactivity':
      return `inactive:${lastVisitDate(facts)}`;
    case 'booking_confirmed':
    case 'booking_reminder':
      return visitOccurrence(trigger, facts);
    case 'welcome':
    case 'post_sale':
    case 'post_appointment':
    case 'loyalty_tier_change':
    case 'lead_stage_change':
    case 'ticket_resolved':
    case 'custom':
      return eventOccurrence(facts);
  }
}

/** The envelope's id is UUIDv5(hub, source, id) of the ERP's event. */
const eventOccurrence = ({ event }: OccurrenceFacts): string => `event:${event.id}`;

function visitOccurrence(trigger: Trigger, facts: OccurrenceFacts): string {
  const { visit } = facts;
  if (!visit?.startsAt || !visit.setAt) return eventOccurrence(facts);
  return `${trigger}:${visit.objectKey}:${visit.startsAt.toISOString()}:${visit.setAt.toISOString()}`;
}

function birthdayYear({ event, zone }: OccurrenceFacts): number {
  const date = text(event.data, 'date');
  return nearestYear(date ? date.slice(5) : localDate(event.time, zone).slice(5), event.time, zone);
}

function anniversaryYear({ event, customer, zone }: OccurrenceFacts): number {
  const since = /^\d{4}-(\d{2}-\d{2})/.exec(customer.fields.customerSince ?? '')?.[1];
  return nearestYear(since ?? localDate(event.time, zone).slice(5), event.time, zone);
}

/** Unknown last visit: the date of the event. */
function lastVisitDate({ event, customer, zone }: OccurrenceFacts): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(customer.fields.lastVisitAt ?? '')?.[0] ?? localDate(event.time, zone);
}

function text(data: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
}
