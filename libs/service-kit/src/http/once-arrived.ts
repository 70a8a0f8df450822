import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '@messaging/kernel';

/** How long a request waits for what it names; on an idle log it is here within 50 ms of its own answer. */
const waitMs = 2000;
const stepMs = { first: 10, max: 200 } as const;

/**
 * What a service answered 201 for may be named in the very next request to another one, before the log has brought it
 * there. Tries again while the refusal is one of `codes`, at most for two seconds.
 */
export async function onceArrived<T>(codes: readonly string[], attempt: () => Promise<Result<T>>): Promise<Result<T>> {
  const deadline = performance.now() + waitMs;
  for (let step: number = stepMs.first; ; step = Math.min(step * 2, stepMs.max)) {
    const result = await attempt();
    if (result.ok || !codes.includes(result.problem.code) || performance.now() + step > deadline) return result;
    await sleep(step);
  }
}
