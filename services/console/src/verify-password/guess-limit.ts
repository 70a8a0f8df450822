import { ProblemError } from '@messaging/kernel';
import { RateWindow } from '@messaging/service-kit';

/** Wrong passwords for one person; a right one clears them. Addresses are bounded besides (`signInLimit`). */
const GUESSES = 8;
const WINDOW_MS = 15 * 60_000;
/** Names that may be guessed at once, people who do not exist included. */
const NAMES_MAX = 50_000;

/** Bounds guessing one person's password from many addresses. In memory, per process. */
export class GuessLimit {
  readonly #wrong = new RateWindow({ requests: GUESSES, windowMs: WINDOW_MS, keysMax: NAMES_MAX });

  /** Counts a try before it is judged, so that many at once are bounded too; throws when there were too many. */
  count(person: string): void {
    const waitMs = this.#wrong.consume(person);
    if (waitMs === undefined) return;
    const retryAfterS = Math.ceil(waitMs / 1000);
    throw new ProblemError({ kind: 'rate_limited', code: 'RATE.LIMITED', detail: `Too many wrong passwords; try again in ${Math.ceil(retryAfterS / 60)} min.`, extra: { retryAfterS } });
  }

  forgive(person: string): void {
    this.#wrong.forgive(person);
  }
}
