/** An idle reader is answered every 300 ms (`groupTimesOf`). So long without an answer, and what is said does not arrive. */
export const silentMs = 1000;
/** A shorter silence was a slow answer, which brought all there was. After a longer one others may have lost their connections too. */
const lostMs = 3000;
/** The same of a silence in which this reader had to connect again. */
const brokenMs = 500;
/** A relay is back on a restarted broker up to 3 s after a reader (KAFKA.md section 4): what it had still to hand over comes within this. */
const listenMs = 3000;

/** Whether a reader hears what is said on its topic at this moment. All times in epoch ms. */
export class Hearing {
  #heardAt = -Infinity;
  #listensUntil = Infinity;
  #taking = 0;
  #isConnectedAnew = false;
  /** More readers than partitions: the others hear for this one. */
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

  /** It is a member, with so many partitions to read. */
  joined(partitions: number): void {
    this.#hasNothing = partitions === 0;
  }

  /** Begins to take on what it has heard, and asks for no more meanwhile; returns what ends it. */
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
