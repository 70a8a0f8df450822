import type { SendingFacts } from './decide-sending.rules.js';
import type { PreparedMessage } from './gather-facts.js';

/** Longer than facts stay fresh plus one round: anything sent before that is in the facts themselves. */
const keptMs = 10_000;

type Generation = Map<string, Set<string>>;

/**
 * Marketing sent a moment ago, by address. The facts of messages behind it were read before the ledger knew of it, and
 * would let one too many through a cap. One process at a time works on a hub's channel, so this is complete.
 */
export class RecentMarketing {
  /** Address → message ids. The older generation is dropped once the younger has reached the retention time. */
  #younger: Generation = new Map();
  #older: Generation = new Map();
  #turnedAt = 0;

  /** The facts, plus what has left since they were read. */
  complete({ message, facts }: PreparedMessage): SendingFacts {
    const { manners, recipient } = facts;
    if (!manners.frequencyCap || message.purpose !== 'marketing') return facts;
    const address = recipient.address ?? '';
    const had = [...manners.marketingHad, ...(this.#older.get(address) ?? []), ...(this.#younger.get(address) ?? [])];
    return { ...facts, manners: { ...manners, marketingHad: new Set(had) } };
  }

  /** Notes that it leaves now. */
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
