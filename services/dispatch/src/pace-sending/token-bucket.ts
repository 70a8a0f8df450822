/** How fast something may go: `perSecond` on average, `capacity` at once. */
export interface Pace {
  readonly perSecond: number;
  readonly capacity: number;
}

/**
 * A token bucket (EVENTING.md section 6, invariant I9: in no window of a second more than capacity + rate). Time is given:
 * milliseconds of any clock that never goes back.
 */
export class TokenBucket {
  #tokens: number;
  #at: number;

  constructor(
    private readonly pace: Pace,
    nowMs: number,
  ) {
    this.#tokens = pace.capacity;
    this.#at = nowMs;
  }

  /** Whole tokens that are there now. */
  tokens(nowMs: number): number {
    this.#refill(nowMs);
    // What 0.1 × 10 leaves short of 1 is one.
    return Math.floor(this.#tokens + 1e-9);
  }

  take(nowMs: number, count = 1): void {
    this.#refill(nowMs);
    this.#tokens -= count;
  }

  /** How long until `count` tokens are there; 0 when they are. More than the capacity never are. */
  waitMs(nowMs: number, count = 1): number {
    this.#refill(nowMs);
    const missing = Math.min(count, this.pace.capacity) - this.#tokens;
    return missing <= 1e-9 ? 0 : Math.ceil((missing / this.pace.perSecond) * 1000);
  }

  /** Nothing was taken for so long that a new bucket would be the same. */
  isFull(nowMs: number): boolean {
    this.#refill(nowMs);
    return this.#tokens >= this.pace.capacity;
  }

  #refill(nowMs: number): void {
    if (nowMs <= this.#at) return;
    this.#tokens = Math.min(this.pace.capacity, this.#tokens + ((nowMs - this.#at) / 1000) * this.pace.perSecond);
    this.#at = nowMs;
  }
}
