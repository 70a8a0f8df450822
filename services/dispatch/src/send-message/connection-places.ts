import type { Lane } from '@messaging/contracts';

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

  constructor(private readonly total: number) {}

  /** How many a lane may take now. */
  free(lane: Lane): number {
    const free = this.total - this.#taken;
    return Math.max(0, lane === 'bulk' ? Math.min(free, Math.max(1, Math.floor(this.total * bulkShare)) - this.#takenByBulk) : free);
  }

  /** A round is worth a commit of its own from this many on. */
  get half(): number {
    return Math.ceil(this.total / 2);
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
