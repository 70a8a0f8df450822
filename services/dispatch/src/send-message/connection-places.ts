import type { Lane } from '@messaging/contracts';
import { gauge } from '@messaging/service-kit';
import type { AccountPace } from '../pace-sending/account-pace.js';

const tokensWaiting = gauge({ name: 'tokens_waiting', help: 'Lanes of accounts that have messages in hand and wait for their rate limit' });

/** After a server says that we have too many connections, we use this share of them. */
const shrinkTo = 0.7;
/** One more than stood is tried again after so many accepted messages; what has stood comes back, one for each round of all. */
const growEvery = 50;

/** The most that bulk may take: the rest is always reserved for messages that somebody waits for (EVENTING.md section 6). */
const bulkShare = 0.7;
/** A provider that answers this fast frees a place soon enough anyway: there bulk leaves only a few for priority. */
const quick = { withinMs: 100, left: 2 } as const;
/** Where it is known who was called, so many times the connections may be marked ahead of them, of a provider that answers this fast. */
const marksAhead = { times: 3, withinMs: 25 } as const;
/** Call durations are averaged over about this many calls, so that one hanging for seconds is noticed at once. */
const averagedOver = 20;

type Look = () => void;

/**
 * The calls that one account's adapter takes at once (its connections, plus for some vendors a few calls that stand ready)
 * and its pace, shared by its lanes. A place is taken when a message is about to be marked and given back when its result
 * goes to the ledger, so there are never more messages in doubt after a crash than places. Where a journal tells who was
 * called, it is taken for the call and given back with its end.
 */
export class ConnectionPlaces {
  #taken = 0;
  #takenByBulk = 0;
  /** Lanes that found no connection, and those that wait for their pace. */
  readonly #waiting = new Map<Look, Lane>();
  readonly #paced = new Map<Look, Lane>();

  /** What the server tolerates, as far as we know: relays allow from 3 to hundreds and say so only by refusing. */
  #limit: number;
  #acceptedAtLimit = 0;
  /** So many stood when the server last refused one more. */
  #stood = 0;
  /** Calls that had begun when there were made fewer: that they are refused too is the same refusal. */
  #begunBefore = 0;
  /** How long calls take; infinite until the first one is measured. */
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

  /** Notes that the server accepted a message. */
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

  /** How many calls a lane may start now. Bulk starts none while priority is waiting for a place. */
  free(lane: Lane): number {
    return lane === 'bulk' && this.#isPriorityWaiting ? 0 : Math.min(this.#connections(lane), this.pace.free(lane));
  }

  /**
   * How many messages may be marked ahead of a free connection, where a journal tells who was called: what leaves within a
   * tenth of a second. None where a rate holds them up.
   */
  get aheadMax(): number {
    return this.#callMs <= marksAhead.withinMs && !this.pace.isLimited ? this.#limit * marksAhead.times : 0;
  }

  /** From this many messages on, a round of the lane is worth its own commit: while it commits, as many others are called. */
  half(lane: Lane): number {
    return Math.ceil(this.#most(lane) / 2);
  }

  /** Notes that a call is about to start. */
  begin(lane: Lane): void {
    this.pace.take();
    this.take(lane);
  }

  /** Takes a place for a call that was started earlier. */
  take(lane: Lane): void {
    this.#taken++;
    if (lane === 'bulk') this.#takenByBulk++;
  }

  /** Gives a place back and a moment later notifies lanes that found none: the giver goes first, unless priority is waiting. */
  giveBack(lane: Lane): void {
    this.#taken--;
    if (lane === 'bulk') this.#takenByBulk--;
    if (this.#waiting.size > 0) setImmediate(() => this.#tell());
  }

  /** Calls `look` once, as soon as a lane that found no free place may find one. */
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

  /** The most places a lane may hold. */
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
