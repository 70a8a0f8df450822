import { z } from 'zod';

/** What PostgreSQL calls out of range; the farthest zone of the world is at +14:00. */
const offsetHoursMax = 15;

/** The year 0 is in ISO 8601 and not in PostgreSQL; beyond 9999 a time is not written in four digits any more. */
function isInCalendar(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999 && Number(/[+-](\d\d):\d\d$/.exec(text)?.[1] ?? 0) <= offsetHoursMax;
}

const outside = `must lie between the years 1 and 9999, at most ${offsetHoursMax} hours from UTC`;

/** A time as callers write it: RFC 3339 with any offset. */
export const moment = z.iso.datetime({ offset: true }).refine(isInCalendar, outside);

/** A time as we write it, in cursors that come back: RFC 3339 UTC. */
export const utcMoment = z.iso.datetime().refine(isInCalendar, outside);

/** A day as callers write it. What a zone makes of it stays within PostgreSQL's years. */
const day = z.iso.date().refine((text) => text >= '0002' && text < '9999', 'must lie between the years 2 and 9998');

/** Where a stretch of time begins or ends. */
export const dayOrMoment = z.union([day, moment]).meta({ description: 'A moment, or a date in the zone of the hub' });
