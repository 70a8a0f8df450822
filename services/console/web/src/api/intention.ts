import { useState } from 'react';

/** A new `Idempotency-Key`: one per intention, so that a double click or a retry does it once. */
export const newKey = (): string => crypto.randomUUID();

/** What somebody means to have done once, however often its button is pressed until then. */
export class Intention {
  #asked: string | undefined;
  #key = '';

  /** The same key as long as the same is asked for: what is corrected is another intention, and refused under the key of the first. */
  keyFor(request: unknown): string {
    const asked = JSON.stringify(request);
    if (asked !== this.#asked) this.#key = newKey();
    this.#asked = asked;
    return this.#key;
  }

  /** From here on the same may be meant once more. */
  begin(): void {
    this.#asked = undefined;
  }
}

/** The intention of whoever looks at this form, until it is left. */
export const useIntention = (): Intention => useState(() => new Intention())[0];
