import { dateFormat } from '../language/formats.js';

/** Milliseconds that a zone is ahead of UTC at an instant. */
function offsetAt(instantMs: number, zone: string): number {
  const parts = dateFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(instantMs);
  const at = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '00';
  return Date.parse(`${at('year')}-${at('month')}-${at('day')}T${at('hour')}:${at('minute')}:${at('second')}Z`) - Math.floor(instantMs / 1000) * 1000;
}

/** The instant of a local time there (`YYYY-MM-DDTHH:mm`), as RFC 3339 UTC. A time that does not exist moves forward by the gap; of one that exists twice it is the first. */
export function instantOf(local: string, zone: string): string {
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`);
  const dayMs = 86_400_000;
  const candidates = [offsetAt(asUtc - dayMs, zone), offsetAt(asUtc + dayMs, zone)].map((offset) => asUtc - offset);
  const exact = candidates.filter((instant) => instant + offsetAt(instant, zone) === asUtc);
  const [first] = exact.length > 0 ? exact.sort((a, b) => a - b) : [asUtc - offsetAt(asUtc - dayMs, zone)];
  return new Date(first ?? asUtc).toISOString();
}

/** An instant as the local time there, for `<input type="datetime-local">`. */
export function localOf(instant: string | number, zone: string): string {
  const ms = new Date(instant).getTime();
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 16);
}
