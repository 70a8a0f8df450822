import { waitingCallers } from '@messaging/kernel';

/** How often it is looked again whether callers still crowd the doors. */
const lookMs = 100;
/** So many wait on average where they come faster than they are answered: 2,000 callbacks a second that take 10 ms each are 20. */
const crowd = 32;
/** A crowd that was away for so long is another one when it comes back. */
const calmMs = 60_000;

/**
 * Lets callers of the process go first. When they begin to crowd its doors, work that may wait does, so that a burst of
 * them is answered sooner. A crowd that stays longer than the work may wait is there to stay, and what it brings must be
 * done at the rate at which it comes: from then on nothing waits for it, or the debt would fall due all at once.
 */
export class GiveWay {
  #beganAt = -Infinity;
  #crowdedAt = -Infinity;
  #lookedAt = -Infinity;
  #waitedMs = 0;
  #isCrowded = false;

  /** `maxMs`: how long work may wait, 0 for not at all. `waitedMs`: how long callers have waited so far, all together; for tests. */
  constructor(
    private readonly maxMs: number,
    private readonly waitedMs: () => number = () => waitingCallers.waitedMs(),
  ) {}

  /** Milliseconds to wait before it is asked again, 0 to go on; `nowMs` of any clock that does not go back. */
  before(nowMs = performance.now()): number {
    if (nowMs - this.#lookedAt >= lookMs / 2) this.#look(nowMs);
    return this.#isCrowded && nowMs - this.#beganAt < this.maxMs ? lookMs : 0;
  }

  #look(nowMs: number): void {
    const waited = this.waitedMs();
    this.#isCrowded = (waited - this.#waitedMs) / (nowMs - this.#lookedAt) >= crowd;
    this.#waitedMs = waited;
    this.#lookedAt = nowMs;
    if (!this.#isCrowded) return;
    if (nowMs - this.#crowdedAt >= calmMs) this.#beganAt = nowMs;
    this.#crowdedAt = nowMs;
  }
}
