/** How long a value counts in milliseconds, and how many are kept. */
export interface RecentReadsOptions {
  readonly freshMs: number;
  readonly sizeMax: number;
}

interface Kept<Value> {
  /** When it was asked for, epoch ms. */
  readonly at: number;
  readonly value: Value;
}

/**
 * Values that are kept for a moment, because reading one costs more than what is done with it. One read serves all who ask
 * meanwhile: in a flood each made its own, stood in line for a connection, and held up whoever needed one for something else.
 */
export class RecentReads<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #underWay = new Map<string, Promise<Value>>();
  #changes = 0;

  constructor(private readonly options: RecentReadsOptions) {}

  /**
   * The value of a key, as it was at most `freshMs` ago. From half of that on it is read anew while it still counts, so that nobody
   * in a stream of callers waits for it. `read` is given the value before; what it does not find is not kept. Rejects as `read` does.
   */
  async get(key: string, read: (before: Value | undefined) => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(key);
    const ageMs = kept ? Date.now() - kept.at : Infinity;
    if (kept && ageMs < this.options.freshMs / 2) return kept.value;
    const coming = this.#together(key, read);
    if (!kept || ageMs >= this.options.freshMs) return coming;
    coming.catch(() => undefined); // whoever asks when the value counts no more hears of it
    return kept.value;
  }

  /** As it is now: by a read that begins after the call. */
  async getAnew(key: string, read: (before: Value | undefined) => Promise<Value>): Promise<Value> {
    const [at, changes] = [Date.now(), this.#changes];
    const value = await read(this.#kept.get(key)?.value);
    if (changes === this.#changes) this.#keep(key, { at, value });
    return value;
  }

  /** Something has changed: of one key, or of any. What was read before is not kept, reads under way included. */
  forget(key?: string): void {
    this.#changes += 1;
    this.#underWay.clear();
    if (key === undefined) this.#kept.clear();
    else this.#kept.delete(key);
  }

  #together(key: string, read: (before: Value | undefined) => Promise<Value>): Promise<Value> {
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const begun = this.getAnew(key, read).finally(() => {
      if (this.#underWay.get(key) === begun) this.#underWay.delete(key);
    });
    this.#underWay.set(key, begun);
    return begun;
  }

  #keep(key: string, kept: Kept<Value>): void {
    this.#kept.delete(key);
    if (kept.value !== undefined) this.#kept.set(key, kept);
    if (this.#kept.size > this.options.sizeMax) this.#kept.delete(this.#kept.keys().next().value ?? '');
  }
}
