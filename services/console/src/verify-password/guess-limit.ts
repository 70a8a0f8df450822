import { ProblemError } from '@messaging/kernel';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Wrong passwords for one person; a right one clears them. Addresses are bounded besides (`signInLimit`). */
const GUESSES = 8;
const WINDOW_S = 15 * 60;

/** Bounds guessing one person's password from many addresses. In memory, per process. */
export class GuessLimit {
  readonly #wrong = new RateLimiterMemory({ points: GUESSES, duration: WINDOW_S });

  /** Counts a try before it is judged, so that many at once are bounded too; throws when there were too many. */
  async count(person: string): Promise<void> {
    try {
      await this.#wrong.consume(person);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterS = Math.ceil(refusal.msBeforeNext / 1000);
      throw new ProblemError({ kind: 'rate_limited', code: 'RATE.LIMITED', detail: `Too many wrong passwords; try again in ${Math.ceil(retryAfterS / 60)} min.`, extra: { retryAfterS } });
    }
  }

  async forgive(person: string): Promise<void> {
    await this.#wrong.delete(person);
  }
}
