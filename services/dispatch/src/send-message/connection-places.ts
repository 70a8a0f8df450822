import type { Lane } from '@messaging/contracts';

/** A server that says it has too many of our connections gets this share of them from then on. */
const shrinkTo = 0.7;
/** One more is tried again after so many accepted messages. */
const growEvery = 50;

/** What bulk may take at most: the rest is there for what a person waits for, at any time (EVENTING.md section 6). */
const bulkShare = 0.7;

/**
 * The connections of one account, shared by its lanes. A place is taken when a message is about to be marked and given
 * back when its result goes to the ledger: so no more messages than connections are ever in doubt after a crash.
 */
export class ConnectionPlaces {
  #taken = 0;
  #takenByBulk = 0;
  readonly #waiting = new Set<() => void>();

  /** What the server puts up with, as far as we know: relays allow from 3 to hundreds and say so only by refusing. */
  #limit: number;
  #acceptedAtLimit = 0;

  constructor(private readonly total: number) {
    this.#limit = total;
  }

  /** The server took a message. */
  accepted(): void {
    if (this.#limit >= this.total || ++this.#acceptedAtLimit < growEvery) return;
    this.#acceptedAtLimit = 0;
    this.#limit++;
  }

  /** The server hung up for having too many connections (421). */
  tooMany(): void {
    this.#acceptedAtLimit = 0;
    this.#limit = Math.max(1, Math.floor(Math.min(this.#limit, this.#taken) * shrinkTo));
  }

  /** How many a lane may take now. */
  free(lane: Lane): number {
    const free = this.#limit - this.#taken;
    return Math.max(0, lane === 'bulk' ? Math.min(free, Math.max(1, Math.floor(this.#limit * bulkShare)) - this.#takenByBulk) : free);
  }

  /** A round is worth a commit of its own from this many on. */
  get half(): number {
    return Math.ceil(this.#limit / 2);
  }

  take(lane: Lane): void {
    this.#taken++;
    if (lane === 'bulk') this.#takenByBulk++;
  }

  /** Gives a place back and, a moment later, tells the lanes that found none: whoever gave it back goes first. */
  giveBack(lane: Lane): void {
    this.#taken--;
    if (lane === 'bulk') this.#takenByBulk--;
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    setImmediate(() => {
      for (const look of waiting) look();
    });
  }

  /** Calls `look` once, when places are given back. */
  whenFree(look: () => void): void {
    this.#waiting.add(look);
  }
}
