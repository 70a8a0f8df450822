/** How many callers wait for their answer at the doors of this process, over time. */
export class WaitingCallers {
  #count = 0;
  #waitedMs = 0;
  #countedAt: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.#countedAt = now();
  }

  /** Counts a caller until its answer is there or has failed. */
  async during<T>(answer: () => Promise<T>): Promise<T> {
    this.#change(1);
    try {
      return await answer();
    } finally {
      this.#change(-1);
    }
  }

  /** Milliseconds that all of them together have waited so far: what two readings differ by, over the time between them, is how many waited on average. */
  waitedMs(): number {
    this.#change(0);
    return this.#waitedMs;
  }

  #change(by: number): void {
    const now = this.now();
    this.#waitedMs += this.#count * (now - this.#countedAt);
    this.#countedAt = now;
    this.#count += by;
  }
}

/** Those of this process: whoever can wait lets them go first. */
export const waitingCallers = new WaitingCallers();
