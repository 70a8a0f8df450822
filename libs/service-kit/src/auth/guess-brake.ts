import { createHash } from 'node:crypto';
import { LruCache } from './lru-cache.js';
import { RateWindow } from '../http/rate-window.js';

/** Wrong credentials from one address: ten a second is far more than a mistake, and far too few to guess a secret. */
const guesses = { requests: 600, windowMs: 60_000, keysMax: 20_000 } as const;
const goodRemembered = 10_000;

/**
 * Slows down who tries tokens and API keys: after too many wrong ones an address gets nothing but 429 until its minute is
 * over, except with a credential that was good before. So a wrong one in a script does not lock out who works beside it.
 */
export class GuessBrake {
  readonly #wrong: RateWindow;
  readonly #good = new LruCache<string, true>(goodRemembered);

  constructor(options: ConstructorParameters<typeof RateWindow>[0] = guesses) {
    this.#wrong = new RateWindow(options);
  }

  /** How long (ms) to wait before this credential is even looked at. */
  waitOf(address: string, credential: string): number | undefined {
    const waitMs = this.#wrong.waitOf(address);
    return waitMs !== undefined && !this.#good.get(nameOf(credential)) ? waitMs : undefined;
  }

  wrong(address: string): void {
    this.#wrong.consume(address);
  }

  good(credential: string): void {
    this.#good.set(nameOf(credential), true);
  }
}

/** Not the credential itself: it should be in as few places as can be. */
const nameOf = (credential: string): string => createHash('sha256').update(credential).digest('base64');
