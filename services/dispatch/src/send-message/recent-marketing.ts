import type { SendingFacts } from './decide-sending.rules.js';
import type { PreparedMessage } from './gather-facts.js';

/** Longer than facts count as fresh and a round takes: what left before that stands in the facts themselves. */
const keptMs = 10_000;

type Generation = Map<string, Set<string>>;

/**
 * Marketing that was let go a moment ago, by address: the facts of those behind it were read before the ledger knew of
 * it, and would let one more through a cap. One hub's channel is worked by one process at a time, so this is complete.
 */
export class RecentMarketing {
  /** Address → message ids. The older of the two is forgotten when the younger has become as old as is kept. */
  #younger: Generation = new Map();
  #older: Generation = new Map();
  #turnedAt = 0;

  /** The facts with what left since they were read. */
  complete({ message, facts }: PreparedMessage): SendingFacts {
    const { manners, recipient } = facts;
    if (!manners.frequencyCap || message.purpose !== 'marketing') return facts;
    const address = recipient.address ?? '';
    const had = [...manners.marketingHad, ...(this.#older.get(address) ?? []), ...(this.#younger.get(address) ?? [])];
    return { ...facts, manners: { ...manners, marketingHad: new Set(had) } };
  }

  /** It leaves now. */
  add({ message, facts }: PreparedMessage): void {
    const { manners, recipient } = facts;
    if (!manners.frequencyCap || message.purpose !== 'marketing') return;
    const now = performance.now();
    if (now - this.#turnedAt > keptMs) {
      this.#older = this.#younger;
      this.#younger = new Map();
      this.#turnedAt = now;
    }
    const address = recipient.address ?? '';
    this.#younger.set(address, (this.#younger.get(address) ?? new Set()).add(message.id));
  }
}
