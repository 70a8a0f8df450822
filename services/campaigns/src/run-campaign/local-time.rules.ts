import { isTimeZone } from '@messaging/kernel';
import { DateTime } from 'luxon';

/**
 * The instant of a local time in a zone. One that does not exist moves forward by the gap, one that exists twice is its
 * first (API.md section 3, Automations). Nothing for a day that is in no calendar.
 */
export function instantOfLocalTime(at: string, zone: string): Date | undefined {
  const local = DateTime.fromISO(at, { zone });
  return local.isValid ? (local.getPossibleOffsets()[0] ?? local).toJSDate() : undefined;
}

/** The recipient's zone if it is one, else the hub's. */
export const recipientZone = (zone: string | null | undefined, hubZone: string): string => (zone && isTimeZone(zone) ? zone : hubZone);

/** When the first of these zones reaches a local time. */
export function firstInstant(at: string, zones: readonly (string | null)[], hubZone: string): Date | undefined {
  const instants = [hubZone, ...zones.map((zone) => recipientZone(zone, hubZone))].map((zone) => instantOfLocalTime(at, zone));
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : new Date(Math.min(...known.map((instant) => instant.getTime())));
}
