/** From this many on, events count as a stream. */
const stream = 10;
const streamRestMs = 40;
const restMs = 5;
/** The rest in a stream that holds nothing for its reader: it reads twice a second, not after each send of the writer. */
const passByRestMs = 500;
/** Events that arrive within this time belong to one stream: a campaign writes one event per round, 150 a second, and hardly ever two at once. */
const streamWithinMs = 200;

/** After a full batch more events are waiting, even behind smaller batches (ends of fetches, or of commits). With 100 ms a backlog was processed a tenth slower. */
const backlogWithinMs = 1000;

/**
 * How long a loop rests after a batch. A transaction for a handful of events costs as much as one for a hundred, so a stream
 * is allowed to accumulate, even if it arrives in small portions; a single event and the answer to it hardly wait. While
 * batches are full there is no rest. The overall rate is no criterion: at 2,500 a second in portions of ten, each portion
 * had its own transaction, which took a sixth of PostgreSQL's work.
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
    if (this.#isFull(batchSize)) this.#fullAt = nowMs;
    if (nowMs - this.#fullAt <= backlogWithinMs) return true;
    return this.#isStream ? this.longMs : restMs;
  }

  /** The same after a batch of which nothing is for this reader: none behind a full one, for that may be a backlog. */
  afterOthers(batchSize: number, nowMs = performance.now()): true | number {
    this.after(batchSize, nowMs);
    if (this.#isFull(batchSize)) return true;
    return this.#isStream ? Math.max(this.longMs, passByRestMs) : restMs;
  }

  #isFull(batchSize: number): boolean {
    return batchSize >= this.sizeMax / 2;
  }

  get #isStream(): boolean {
    return this.#recent >= stream;
  }
}
