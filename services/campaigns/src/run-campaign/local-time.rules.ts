import { isTimeZone } from '@messaging/kernel';
import { DateTime } from 'luxon';

/**
 * The instant of a local time in a zone. A time that does not exist moves forward by the gap; one that exists twice is its
 * first occurrence (API.md section 3, Automations). Undefined for a day that is not in the calendar or lies after the year
 * 9999 in UTC, which has no four-digit form.
 */
export function instantOfLocalTime(at: string, zone: string): Date | undefined {
  const local = DateTime.fromISO(at, { zone });
  return local.isValid && local.toUTC().year <= 9999 ? (local.getPossibleOffsets()[0] ?? local).toJSDate() : undefined;
}

/** The recipient's zone if valid, else the hub's. */
export const recipientZone = (zone: string | null | undefined, hubZone: string): string => (zone && isTimeZone(zone) ? zone : hubZone);

/**
 * When a local time next occurs in one of these zones or, if it has passed in all of them, when it last occurred. A missing
 * zone counts as the hub's.
 */
export function nextInstant(at: string, zones: readonly (string | null)[], { hubZone, now }: { hubZone: string; now: Date }): Date | undefined {
  const named = zones.length === 0 ? [hubZone] : zones.map((zone) => recipientZone(zone, hubZone));
  const times = named.flatMap((zone) => instantOfLocalTime(at, zone)?.getTime() ?? []);
  if (times.length === 0) return undefined;
  const toCome = times.filter((time) => time > now.getTime());
  return new Date(toCome.length > 0 ? Math.min(...toCome) : Math.max(...times));
}
