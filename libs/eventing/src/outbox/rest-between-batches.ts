/** From here on the next batch comes at once. */
const fullBatch = 100;
/** From here on there is a stream of events, not one. */
const stream = 10;
const streamRestMs = 40;
const restMs = 5;

/**
 * How long a loop rests after a batch, or `true` for not at all. A transaction for a handful of events costs as much as
 * one for a hundred, so a stream is let gather; a single event, and the answer to it, hardly wait.
 */
export function restAfter(batchSize: number): true | number {
  if (batchSize >= fullBatch) return true;
  return batchSize >= stream ? streamRestMs : restMs;
}
