import { DateTime } from 'luxon';

/** From when to when messages are asked for: moments, or dates, which as `to` are the whole day. */
export interface ListWindow {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const isDay = (text: string): boolean => text.length === 10;

/** A day may end 14 hours before it ends in UTC, or 12 after: what only the zone can tell is let through. */
const dayEndsWithinMs = 2 * 86_400_000;

/** Whether a window ends after it begins, as far as that is told without knowing the zone. */
export function isInOrder({ from, to }: ListWindow): boolean {
  if (from === undefined || to === undefined) return true;
  return Date.parse(from) <= Date.parse(to) + (isDay(to) && !isDay(from) ? dayEndsWithinMs : 0);
}

/** Whether the zone of the hub has to be known. */
export const namesDays = ({ from, to }: ListWindow): boolean => [from, to].some((text) => text !== undefined && isDay(text));

/** The same window in moments; its end is not part of it. */
export function momentsOf({ from, to }: ListWindow, timeZone: string): ListWindow {
  const startOf = (day: string, daysLater: number): string => DateTime.fromISO(day, { zone: timeZone }).plus({ days: daysLater }).toUTC().toISO() ?? day;
  return { from: from && isDay(from) ? startOf(from, 0) : from, to: to && isDay(to) ? startOf(to, 1) : to };
}
