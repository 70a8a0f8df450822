/** What a gate lets through at one time: enough for the fastest provider to be fed, little enough to be held in a moment. */
export const releaseMax = 1000;
/** A rate is kept in steps of this: smaller ones would be a transaction a message. */
const rateStepMs = 250;
/** What was not sent in time is not made up for beyond this: no minute sees more than the rate. */
const catchUpMs = 1000;

/** What is let in of a campaign with nothing in a queue that is full: the others go on between. */
const besideFullMax = 100;

/** Where a campaign stands with its rate and ramp; moments in epoch milliseconds, by the database's clock. */
export interface Pace {
  readonly ratePerMinute: number | null;
  readonly rampFirst: number | null;
  readonly rampWaitMs: number | null;
  readonly rampUntilMs: number | null;
  readonly released: number;
  readonly nextAtMs: number;
  readonly nowMs: number;
}

/** How many recipients may be handed to the queue now, if the campaign's turn has come. */
export function allowance(pace: Pace): number {
  const { ratePerMinute, nextAtMs, nowMs } = pace;
  if (nextAtMs > nowMs) return 0;
  const byRate = ratePerMinute === null ? releaseMax : Math.max(1, Math.round((ratePerMinute * rateStepMs) / 60_000));
  return Math.max(0, Math.min(releaseMax, byRate, rampLeft(pace)));
}

/** The first ones go at once, the others after the wait. */
function rampLeft({ rampFirst, rampUntilMs, released, nowMs }: Pace): number {
  const isOver = rampFirst === null || (rampUntilMs !== null && rampUntilMs <= nowMs);
  return isOver ? Infinity : rampFirst - released;
}

/** How many of them find room among what is due: of a campaign that has nothing in a full queue, a few. */
export const roomAmong = (allowed: number, { total, queueMax }: { total: number; queueMax: number }): number => (total >= queueMax ? Math.min(allowed, besideFullMax) : allowed);

/** The pace after `count` more. */
export function paceAfter(pace: Pace, count: number): Pick<Pace, 'released' | 'nextAtMs' | 'rampUntilMs'> {
  const { ratePerMinute, rampFirst, rampWaitMs, nowMs } = pace;
  const released = pace.released + count;
  const from = Math.max(pace.nextAtMs, nowMs - catchUpMs);
  const isRampOver = rampFirst !== null && rampWaitMs !== null && pace.rampUntilMs === null && released >= rampFirst;
  return {
    released,
    nextAtMs: ratePerMinute === null ? nowMs : from + (count * 60_000) / ratePerMinute,
    rampUntilMs: isRampOver ? nowMs + rampWaitMs : pace.rampUntilMs,
  };
}
