/** From here on there is a stream of events, not one. */
const stream = 10;
const streamRestMs = 40;
const restMs = 5;
/** What came so lately belongs to one stream: a campaign writes an event a round, 150 a second, and hardly ever two at once. */
const streamWithinMs = 200;

/** After a batch that was full more are waiting, also behind some that are not: the ends of fetches, and of what was committed at once. With 100 ms a backlog came in a tenth slower. */
const backlogWithinMs = 1000;

/**
 * How long a loop rests after a batch. A transaction for a handful of events costs as much as one for a hundred, so a
 * stream is let gather, also one that comes in drops; a single event, and the answer to it, hardly wait. While batches are
 * full by themselves there is no rest. How many come in all says nothing of that: at 2,500 a second, in drops of ten, each
 * drop had its own transaction, and these took a sixth of what PostgreSQL did.
 */
export class RestBetweenBatches {
  #recent = 0;
  #at = 0;
  #fullAt = -Infinity;

  /** `sizeMax`: a batch at least half as large is full, for portions of it stay whole (`BatchGatherer`). `longMs`: the rest in a stream. */
  constructor(
    private readonly sizeMax: number,
    private readonly longMs = streamRestMs,
  ) {}

  /** Milliseconds to rest, or `true` for not at all; `nowMs` of any clock that does not go back. */
  after(batchSize: number, nowMs = performance.now()): true | number {
    this.#recent = batchSize + this.#recent * Math.max(0, 1 - (nowMs - this.#at) / streamWithinMs);
    this.#at = nowMs;
    if (batchSize >= this.sizeMax / 2) this.#fullAt = nowMs;
    if (nowMs - this.#fullAt <= backlogWithinMs) return true;
    return this.#recent >= stream ? this.longMs : restMs;
  }
}
