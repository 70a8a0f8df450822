import type { Lane } from '@messaging/contracts';
import { gauge } from '@messaging/service-kit';
import type { AccountPace } from '../pace-sending/account-pace.js';

const tokensWaiting = gauge({ name: 'tokens_waiting', help: 'Lanes of accounts that have messages in hand and wait until their pace lets the next one go' });

/** A server that says it has too many of our connections gets this share of them from then on. */
const shrinkTo = 0.7;
/** One more than stood is tried again after so many accepted messages; what has stood comes back, one for each round of all. */
const growEvery = 50;

/** What bulk may take at most: the rest is there for what a person waits for, at any time (EVENTING.md section 6). */
const bulkShare = 0.7;
/** A provider that answers within this gives a place back soon enough by itself: bulk leaves it alone but for a few. */
const quick = { withinMs: 100, left: 2 } as const;
/** How long a call takes is averaged over about so many: one that hangs for seconds is noticed at once. */
const averagedOver = 20;

type Look = () => void;

/**
 * The calls that one account's adapter is given at once (its connections, and of some vendors a few that stand ready) and
 * its pace, shared by its lanes. A place is taken when a message is about to be marked and given back when its result goes
 * to the ledger: so no more messages than places are ever in doubt after a crash.
 */
export class ConnectionPlaces {
  #taken = 0;
  #takenByBulk = 0;
  /** Lanes that found no connection, and those that wait for their pace. */
  readonly #waiting = new Map<Look, Lane>();
  readonly #paced = new Map<Look, Lane>();

  /** What the server puts up with, as far as we know: relays allow from 3 to hundreds and say so only by refusing. */
  #limit: number;
  #acceptedAtLimit = 0;
  /** So many stood when the server last refused one more. */
  #stood = 0;
  /** Calls that had begun when there were made fewer: that they are refused too is the same refusal. */
  #begunBefore = 0;
  /** How long calls take; nothing is known yet. */
  #callMs = Infinity;

  constructor(
    private readonly total: number,
    readonly pace: AccountPace,
  ) {
    this.#limit = total;
  }

  /** A call took so long; what became of it is said next. */
  called(durationMs: number): void {
    if (this.#begunBefore > 0) this.#begunBefore--;
    this.#callMs = this.#callMs === Infinity ? durationMs : this.#callMs + (durationMs - this.#callMs) / averagedOver;
  }

  /** The server took a message. */
  accepted(): void {
    if (this.#limit >= this.total || ++this.#acceptedAtLimit < (this.#limit < this.#stood ? this.#limit : growEvery)) return;
    this.#acceptedAtLimit = 0;
    this.#limit++;
  }

  /** The server has too many connections or calls of ours: there are fewer, once for all that are refused together. */
  tooMany(): void {
    if (this.#begunBefore > 0) return;
    const tried = Math.min(this.#limit, this.#taken);
    this.#acceptedAtLimit = 0;
    this.#begunBefore = this.#taken;
    this.#stood = tried - 1;
    this.#limit = Math.max(1, Math.floor(tried * shrinkTo));
  }

  /** How many calls a lane may begin now. Bulk begins none while priority waits for one. */
  free(lane: Lane): number {
    return lane === 'bulk' && this.#isPriorityWaiting ? 0 : Math.min(this.#connections(lane), this.pace.free(lane));
  }

  /** A round of the lane is worth a commit of its own from this many on: while it commits, as many are called. */
  half(lane: Lane): number {
    return Math.ceil(this.#most(lane) / 2);
  }

  /** A call is about to begin. */
  begin(lane: Lane): void {
    this.pace.take();
    this.take(lane);
  }

  /** Holds a place for a call that was begun before. */
  take(lane: Lane): void {
    this.#taken++;
    if (lane === 'bulk') this.#takenByBulk++;
  }

  /** Gives a place back and, a moment later, tells the lanes that found none: whoever gave it back goes first, unless priority waits. */
  giveBack(lane: Lane): void {
    this.#taken--;
    if (lane === 'bulk') this.#takenByBulk--;
    if (this.#waiting.size > 0) setImmediate(() => this.#tell());
  }

  /** Calls `look` once, when a lane that found nothing free may find something. */
  whenFree(lane: Lane, look: Look): void {
    if (this.#connections(lane) <= 0) this.#waiting.set(look, lane);
    else if (!this.#paced.has(look)) this.#lookInTime(lane, look);
  }

  #lookInTime(lane: Lane, look: Look): void {
    this.#paced.set(look, lane);
    tokensWaiting.inc();
    setTimeout(() => {
      this.#paced.delete(look);
      tokensWaiting.dec();
      look();
    }, Math.max(1, this.pace.waitMs(lane)));
  }

  #tell(): void {
    const waiting = [...this.#waiting].sort(([, a], [, b]) => Number(a === 'bulk') - Number(b === 'bulk'));
    this.#waiting.clear();
    for (const [look] of waiting) look();
  }

  #connections(lane: Lane): number {
    const free = this.#limit - this.#taken;
    return Math.max(0, lane === 'bulk' ? Math.min(free, this.#most(lane) - this.#takenByBulk) : free);
  }

  /** What a lane may hold at most. */
  #most(lane: Lane): number {
    if (lane === 'priority') return this.#limit;
    const share = Math.max(1, Math.floor(this.#limit * bulkShare));
    return this.#callMs <= quick.withinMs ? Math.max(share, this.#limit - quick.left) : share;
  }

  get #isPriorityWaiting(): boolean {
    for (const lane of this.#waiting.values()) if (lane === 'priority') return true;
    for (const lane of this.#paced.values()) if (lane === 'priority') return true;
    return false;
  }
}
