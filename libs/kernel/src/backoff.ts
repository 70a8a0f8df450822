/** How a wait grows: `baseMs` × 2^(attempt − 1), never above `capMs`. */
export interface BackoffPolicy {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * The wait before try number `attempt` + 1, in milliseconds: a random point between half and the whole of the step
 * (API.md, RETRY_BASE), so that a crowd that failed together does not come back together. `random` is in [0, 1).
 */
export function backoffMs(policy: BackoffPolicy, attempt: number, random: number): number {
  const step = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(step / 2 + (step / 2) * random);
}
