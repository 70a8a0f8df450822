export interface LoopOptions {
  /** Between looks that found nothing to do. */
  readonly idleMs: number;
  /** After a step that failed; a second unless told. */
  readonly errorMs?: number;
  readonly onError: (error: unknown) => void;
}

/**
 * A background loop that ends cleanly: runs `step` again and again, waits for a wake-up or `idleMs` when the step
 * reports no work, and after an error waits `errorMs`. A step that answers a number rests so many milliseconds before
 * the next one, wake-ups or not: under load more comes together, and an idle loop still starts at once. `stop()`
 * finishes the step in hand.
 */
export class Loop {
  #wake: () => void = () => undefined;
  #woken = false;
  #stopping = false;
  #running: Promise<void> | undefined;
  #lastStepAt = Date.now();
  #isResting = false;

  constructor(
    private readonly step: () => Promise<boolean | number>,
    private readonly options: LoopOptions,
  ) {}

  /** Starts the loop; a second call does nothing. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends a present or the next wait at once. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Asks the loop to end and waits until the step in hand is done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#running;
  }

  /** When the last step ended without an error; now, while it rests after one, however long: liveness reads it. */
  get lastProgressAt(): number {
    return this.#isResting ? Date.now() : this.#lastStepAt;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      try {
        const more = await this.step();
        this.#lastStepAt = Date.now();
        if (typeof more === 'number') await this.#rest(more, false);
        else if (!more && !this.#woken) await this.#rest(this.options.idleMs, true);
      } catch (error) {
        this.options.onError(error);
        this.#woken = false;
        await this.#wait(this.options.errorMs ?? 1000, true);
      }
    }
  }

  async #rest(ms: number, wakeable: boolean): Promise<void> {
    this.#isResting = true;
    await this.#wait(ms, wakeable);
    this.#isResting = false;
    this.#lastStepAt = Date.now(); // the next step has its whole time, however long the rest was
  }

  /** Until the time is over, or `stop()`, or a wake-up if those count. */
  async #wait(ms: number, wakeable: boolean): Promise<void> {
    if (this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        if (!wakeable && !this.#stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Background work that is one loop (`BackgroundWork`): a subclass says what a step is. */
export abstract class BackgroundLoop {
  readonly #loop: Loop;

  constructor(options: LoopOptions) {
    this.#loop = new Loop(() => this.step(), options);
  }

  /** One look at what there is to do; true when there may be more at once, a number of milliseconds to rest before that. */
  abstract step(): Promise<boolean | number>;

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  start(): void {
    this.#loop.start();
  }

  /** There is something to do: the next look comes at once. */
  wake(): void {
    this.#loop.wake();
  }

  /** Finishes the step in hand. */
  async stop(): Promise<void> {
    await this.#loop.stop();
  }
}
