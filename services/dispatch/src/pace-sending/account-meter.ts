import type { Lane } from '@messaging/contracts';
import type { SendingLimits } from '@messaging/providers';
import { TokenBucket } from './token-bucket.js';

/** A tenth of a second may go at once: a smoother stream than vendors ask for, and large enough for one commit. */
const capacityS = 0.1;
/** Of what may go at once, so much is never bulk's: a message that a person waits for finds a token at any time. */
const priorityShare = 0.3;
/** People whose last messages are remembered; full buckets are forgotten first. */
const peopleMax = 50_000;

/** The present moment of a clock that never goes back, in milliseconds. */
export type Now = () => number;

const steadyNow: Now = () => performance.now();

/** Counts the calls of one account, and those to one person through it. Time is given, or the process's own. */
export class AccountMeter {
  readonly #calls: TokenBucket | undefined;
  readonly #reserve: number;
  readonly #people = new Map<string, TokenBucket>();

  constructor(
    private readonly limits: SendingLimits,
    private readonly now: Now = steadyNow,
  ) {
    const { perSecond } = limits;
    const capacity = Math.max(1, (perSecond ?? 0) * capacityS);
    this.#calls = perSecond === undefined ? undefined : new TokenBucket({ perSecond, capacity }, now());
    this.#reserve = Math.floor(capacity * priorityShare);
  }

  /** True if calls wait for each other. */
  get isLimited(): boolean {
    return this.#calls !== undefined || this.limits.perRecipient !== undefined;
  }

  /** Calls that a lane may begin now. */
  free(lane: Lane): number {
    if (!this.#calls) return Infinity;
    return Math.max(0, this.#calls.tokens(this.now()) - (lane === 'bulk' ? this.#reserve : 0));
  }

  /** A call begins. */
  take(): void {
    this.#calls?.take(this.now());
  }

  /** How long until a lane may begin a call. */
  waitMs(lane: Lane): number {
    return this.#calls?.waitMs(this.now(), 1 + (lane === 'bulk' ? this.#reserve : 0)) ?? 0;
  }

  /** How long this person is not to be written to; 0: now, and it counts as written. */
  admit(address: string): number {
    const { perRecipient } = this.limits;
    if (!perRecipient) return 0;
    const now = this.now();
    const bucket = this.#people.get(address) ?? new TokenBucket({ perSecond: 1000 / perRecipient.everyMs, capacity: perRecipient.burst }, now);
    const waitMs = bucket.waitMs(now);
    if (waitMs > 0) return waitMs;
    bucket.take(now);
    this.#people.delete(address);
    this.#people.set(address, bucket);
    if (this.#people.size > peopleMax) this.#forget(now);
    return 0;
  }

  #forget(now: number): void {
    for (const [address, bucket] of this.#people) if (bucket.isFull(now)) this.#people.delete(address);
    // Rather one forgotten too early than a map without end.
    while (this.#people.size > peopleMax) this.#people.delete(this.#people.keys().next().value ?? '');
  }
}
