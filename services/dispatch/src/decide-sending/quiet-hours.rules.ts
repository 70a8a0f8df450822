import { weekdays, type QuietHours } from '@messaging/contracts';
import { isTimeZone } from '@messaging/kernel';
import { DateTime } from 'luxon';

/** A quiet time may touch the next one; more than a week of them is a hub that never speaks. */
const windowsMax = 8;

/**
 * When the quiet time that holds this moment is over (epoch ms), in the recipient's zone; nothing when it is not quiet.
 * Local times that do not exist move forward by the gap, as everywhere (API.md section 3, Automations).
 */
export function quietUntilMs(quiet: QuietHours, timeZone: string, nowMs: number): number | undefined {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  let until: number | undefined;
  for (let windows = 0; windows < windowsMax; windows += 1) {
    const end = endOfWindow(quiet, DateTime.fromMillis(until ?? nowMs, { zone }));
    if (end === undefined) return until;
    until = end;
  }
  return until;
}

/** The end of the window that holds this moment: one that began today, or yesterday and reaches past midnight. */
function endOfWindow({ from, to, days }: QuietHours, at: DateTime): number | undefined {
  for (const daysAgo of [0, 1]) {
    const day = at.startOf('day').minus({ days: daysAgo });
    if (!days.some((name) => weekdays.indexOf(name) + 1 === day.weekday)) continue;
    const end = localTime(to <= from ? day.plus({ days: 1 }) : day, to);
    if (localTime(day, from) <= at && at < end) return end.toMillis();
  }
  return undefined;
}

function localTime(day: DateTime, text: string): DateTime {
  const [hour, minute] = text.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 });
}
