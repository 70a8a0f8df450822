import { setTimeout as delay } from 'node:timers/promises';

/** How long and how often to look. */
export interface EventuallyOptions {
  /** 30 s unless told: a machine under load is no failure. */
  readonly timeoutMs?: number;
  /** 20 ms unless told. */
  readonly everyMs?: number;
}

/**
 * Waits on progress instead of sleeping: runs `check` until it returns without throwing (an `expect` inside is fine)
 * and does not answer false; the answer is returned. After `timeoutMs` the last failure is thrown.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { timeoutMs = 30_000, everyMs = 20 }: EventuallyOptions = {},
): Promise<Exclude<T, false>> {
  const end = Date.now() + timeoutMs;
  let failure: unknown;
  for (;;) {
    try {
      const answer = await check();
      if (answer !== false) return answer as Exclude<T, false>;
      failure = new Error(`still false after ${timeoutMs} ms`);
    } catch (error) {
      failure = error;
    }
    if (Date.now() >= end) throw failure;
    await delay(everyMs);
  }
}
