/** Where time comes from. Injected everywhere, so that a test can hold it still. */
export abstract class Clock {
  /** The present moment. */
  abstract now(): Date;
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that moves only when told to. */
export class ManualClock extends Clock {
  #now: number;

  constructor(start: Date | string) {
    super();
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves forward by `ms` milliseconds (backward when negative). */
  advance(ms: number): void {
    this.#now += ms;
  }
}
