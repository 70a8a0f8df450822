import { setTimeout as sleep } from 'node:timers/promises';

/** How often somebody who waits for what was there looks again. */
const lookMs = { first: 5, max: 100 } as const;

/** Looks until it is so, or the time (`performance.now`) is over. */
export async function reached(isSo: () => Promise<boolean>, until: number): Promise<boolean> {
  for (let waitMs: number = lookMs.first; ; waitMs = Math.min(waitMs * 2, lookMs.max)) {
    if (await isSo()) return true;
    if (performance.now() + waitMs > until) return false;
    await sleep(waitMs);
  }
}
