/** An idle reader gets an answer every 300 ms (`groupTimesOf`). After this long without one, it must assume that events do not arrive. */
export const silentMs = 1000;
/** A shorter silence was merely a slow answer, which brought everything there was. After a longer one others may have lost their connections too. */
const lostMs = 3000;
/** The same for a silence during which this reader had to reconnect. */
const brokenMs = 500;
/** A relay is back on a restarted broker up to 3 s after a reader (KAFKA.md section 4): events it had yet to hand over arrive within this. */
const listenMs = 3000;

/** Whether a reader currently hears what is said on its topic. All times in epoch ms. */
export class Hearing {
  #heardAt = -Infinity;
  #listensUntil = Infinity;
  #taking = 0;
  #isConnectedAnew = false;
  /** There are more readers than partitions: others hear on behalf of this one. */
  #hasNothing = false;

  /** The cluster answered a fetch. */
  heard(nowMs: number): void {
    const silence = nowMs - this.#heardAt;
    if (silence > lostMs || (this.#isConnectedAnew && silence > brokenMs)) this.#listensUntil = nowMs + listenMs;
    this.#isConnectedAnew = false;
    this.#heardAt = nowMs;
  }

  /** A connection was made, or made again. */
  connected(): void {
    this.#isConnectedAnew = true;
  }

  /** It has joined its group, with this many partitions to read. */
  joined(partitions: number): void {
    this.#hasNothing = partitions === 0;
  }

  /** Starts processing what it has heard, during which it fetches nothing; returns the function that ends this. */
  takes(now: () => number): () => void {
    this.#taking += 1;
    return () => {
      this.#taking -= 1;
      this.#heardAt = Math.max(this.#heardAt, now());
    };
  }

  isDeaf(nowMs: number): boolean {
    if (this.#hasNothing) return false;
    return nowMs < this.#listensUntil || (this.#taking === 0 && nowMs - this.#heardAt > silentMs);
  }
}
