/**
 * A background loop that ends cleanly: runs `step` again and again, waits for a wake-up or `idleMs` when the step
 * reports no work, and after an error waits `errorMs`. `stop()` finishes the step in hand.
 */
export class Loop {
  #wake: () => void = () => undefined;
  #woken = false;
  #stopping = false;
  #running: Promise<void> | undefined;
  /** When the last step ended without an error; liveness reads it. */
  lastProgressAt = Date.now();

  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly options: { idleMs: number; errorMs?: number; onError: (error: unknown) => void },
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

  get stopping(): boolean {
    return this.#stopping;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      let waitMs = this.options.idleMs;
      try {
        if (await this.step()) waitMs = 0;
        this.lastProgressAt = Date.now();
      } catch (error) {
        this.options.onError(error);
        waitMs = this.options.errorMs ?? 1000;
        this.#woken = false;
      }
      if (waitMs > 0 && !this.#woken && !this.#stopping) await this.#wait(waitMs);
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
