import { Duration } from 'luxon';

/** True for an ISO 8601 duration such as `PT24H`, `P3M` or `-PT30M`. */
export const isDuration = (text: string): boolean => /^[+-]?P/.test(text) && Duration.fromISO(text).isValid;

/**
 * Milliseconds of an ISO 8601 duration of fixed length (`PT2S`, `PT10M`). Months and years have no fixed length:
 * luxon's casual conversion counts a month as 30 days, so use `addDuration` for dates.
 */
export const durationMs = (text: string): number => Duration.fromISO(text).toMillis();
