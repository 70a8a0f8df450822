/** What a window allows, and how many keys it remembers at most. */
export interface RateWindowOptions {
  readonly requests: number;
  readonly windowMs: number;
  /** Beyond it the key that began first is forgotten: memory is bounded whoever asks. */
  readonly keysMax: number;
}

interface Window {
  readonly beganAt: number;
  count: number;
}

/** Requests of each key in fixed windows, in memory. */
export class RateWindow {
  /** In the order in which their windows began. */
  readonly #windows = new Map<string, Window>();

  constructor(private readonly options: RateWindowOptions) {}

  /** Counts one; answers how long (ms) to wait when it is one too many. */
  consume(key: string, now: number = Date.now()): number | undefined {
    const window = this.#windowOf(key, now);
    window.count += 1;
    return this.#waitOf(window, now, window.count > this.options.requests);
  }

  /** How long (ms) to wait when there are too many already; counts nothing. */
  waitOf(key: string, now: number = Date.now()): number | undefined {
    const window = this.#windows.get(key);
    return window && this.#waitOf(window, now, window.count >= this.options.requests);
  }

  /** Takes one of those counted back. */
  giveBack(key: string): void {
    const window = this.#windows.get(key);
    if (window && window.count > 0) window.count -= 1;
  }

  /** Begins anew for a key. */
  forgive(key: string): void {
    this.#windows.delete(key);
  }

  get size(): number {
    return this.#windows.size;
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#windows.get(key);
    if (known && now - known.beganAt < this.options.windowMs) return known;
    const made = { beganAt: now, count: 0 };
    this.#windows.delete(key);
    this.#windows.set(key, made);
    this.#forgetOldest(now);
    return made;
  }

  /** Windows that are over, and the oldest of too many. */
  #forgetOldest(now: number): void {
    for (const [key, { beganAt }] of this.#windows) {
      if (now - beganAt < this.options.windowMs && this.#windows.size <= this.options.keysMax) return;
      this.#windows.delete(key);
    }
  }

  #waitOf({ beganAt }: Window, now: number, isTooMany: boolean): number | undefined {
    const leftMs = beganAt + this.options.windowMs - now;
    return isTooMany && leftMs > 0 ? leftMs : undefined;
  }
}
