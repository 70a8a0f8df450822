/** Clocks of vendors and ours differ; more than this ahead is a mistake. */
const AHEAD_MS_MAX = 5 * 60_000;
/** No vendor here is older than 2009. */
const FIRST_MS = Date.UTC(2009, 0, 1);

/** The moment a vendor names (epoch ms), when it can be; else that of the arrival. Old ones stand: callbacks are repeated for days. */
export const timeOf = (ms: number, receivedAt: Date): Date =>
  ms >= FIRST_MS && ms <= receivedAt.getTime() + AHEAD_MS_MAX ? new Date(ms) : receivedAt;
