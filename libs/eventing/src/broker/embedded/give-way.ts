import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** How often it is looked again whether the process still has no time left. */
const lookMs = 100;
/** The share of its time that a process without any to spare is at work. */
const busyShare = 0.97;

/**
 * Lets others of the process go first. While the event loop has no time to spare, work that may wait does, so that
 * whoever sends and whoever answers vendors is not held up by it. It waits no longer than it may: then it goes on, busy
 * process or not, until nothing is left, and only after that may wait again.
 */
export class GiveWay {
  #since: number | undefined;
  #isLate = false;
  #lookedAt = -Infinity;
  #isBusy = false;
  #used: EventLoopUtilization | undefined;

  /** `maxMs`: how long it may wait, 0 for not at all. `utilization`: the event loop's, since it began; for tests. */
  constructor(
    private readonly maxMs: number,
    private readonly utilization: (before?: EventLoopUtilization) => EventLoopUtilization = (before) => performance.eventLoopUtilization(before),
  ) {}

  /** Milliseconds to wait before it is asked again, 0 to go on; `nowMs` of any clock that does not go back. */
  before(nowMs = performance.now()): number {
    if (this.maxMs === 0 || this.#isLate) return 0;
    if (!this.#hasNoTime(nowMs)) {
      this.#since = undefined;
      return 0;
    }
    this.#since ??= nowMs;
    if (nowMs - this.#since < this.maxMs) return lookMs;
    this.#since = undefined;
    this.#isLate = true;
    return 0;
  }

  /** Nothing is left to do. */
  caughtUp(): void {
    this.#isLate = false;
  }

  #hasNoTime(nowMs: number): boolean {
    if (nowMs - this.#lookedAt < lookMs / 2) return this.#isBusy;
    const used = this.utilization();
    this.#isBusy = this.#used !== undefined && share(used, this.#used) >= busyShare;
    this.#used = used;
    this.#lookedAt = nowMs;
    return this.#isBusy;
  }
}

/** The share of time at work between two readings. */
function share(now: EventLoopUtilization, before: EventLoopUtilization): number {
  const active = now.active - before.active;
  return active / Math.max(1, active + now.idle - before.idle);
}
