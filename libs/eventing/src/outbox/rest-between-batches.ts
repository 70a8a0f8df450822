/** From here on the next batch comes at once, unless a loop knows better when it is full. */
const fullBatch = 100;
/** From here on there is a stream of events, not one. */
const stream = 10;
const streamRestMs = 40;
const restMs = 5;
/** What came so lately belongs to one stream: a campaign writes an event a round, 150 a second, and hardly ever two at once. */
const streamWithinMs = 200;

/**
 * How long a loop rests after a batch, or `true` for not at all. A transaction for a handful of events costs as much as
 * one for a hundred, so a stream is let gather; a single event, and the answer to it, hardly wait.
 */
export function restAfter(batchSize: number): true | number {
  return batchSize >= fullBatch || restInStream(batchSize);
}

const restInStream = (recent: number): number => (recent >= stream ? streamRestMs : restMs);

/** The same for a loop of its own, which knows a stream that comes in drops. */
export class RestBetweenBatches {
  #recent = 0;
  #at = 0;

  /** `full`: so many come at once only when more are waiting. */
  constructor(private readonly full: number) {}

  /** As `restAfter`; `nowMs` of any clock that does not go back. */
  after(batchSize: number, nowMs = performance.now()): true | number {
    this.#recent = batchSize + this.#recent * Math.max(0, 1 - (nowMs - this.#at) / streamWithinMs);
    this.#at = nowMs;
    return batchSize >= this.full || restInStream(this.#recent);
  }
}
