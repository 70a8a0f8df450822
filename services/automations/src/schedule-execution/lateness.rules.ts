import type { Trigger } from '@messaging/contracts';
import { DateTime, Duration } from 'luxon';
import { endOfLocalDay } from './moment.rules.js';

/** Limits of API.md section 4 where an automation names none of its own; `day` is the end of the local day. */
const defaultLate = {
  welcome: 'PT72H',
  birthday: 'day',
  anniversary: 'day',
  post_sale: 'PT72H',
  post_appointment: 'PT72H',
  inactivity: 'PT72H',
  loyalty_tier_change: 'PT72H',
  lead_stage_change: 'PT72H',
  ticket_resolved: 'PT72H',
  booking_confirmed: 'PT72H',
  booking_reminder: 'PT2H',
  custom: 'PT72H',
} as const satisfies Record<Trigger, string>;

/** The last moment at which an execution may still go out. A reminder never goes out after the start. */
export function latestMoment(due: { trigger: Trigger; late: string | undefined; scheduledAt: Date; startsAt: Date | undefined; zone: string }): Date {
  const late = due.late ?? defaultLate[due.trigger];
  const limit = late === 'day' ? endOfLocalDay(due.scheduledAt, due.zone) : DateTime.fromJSDate(due.scheduledAt, { zone: due.zone }).plus(Duration.fromISO(late)).toJSDate();
  return due.trigger === 'booking_reminder' && due.startsAt && due.startsAt < limit ? due.startsAt : limit;
}

/** A message that could not leave for so long is not sent any more (EVENTING.md section 6). */
const expiryMs = 72 * 3_600_000;

/** When the message expires: a reminder at the start of its visit, others 72 hours after they were asked for. */
export const expiryOf = (due: { trigger: Trigger; startsAt: Date | undefined }, now: Date): Date =>
  due.trigger === 'booking_reminder' && due.startsAt ? due.startsAt : new Date(now.getTime() + expiryMs);
