import { Lane } from '@messaging/contracts';
import type { SendingLimits } from '@messaging/providers';
import { AccountMeter, type Now } from './account-meter.js';

/** A call that is marked and waits for its moment. */
interface Waiting {
  readonly address: string;
  readonly leave: () => void;
}

/**
 * How fast one account may be called, and how fast one person may be written to through it. Counted twice: when a message
 * is about to be marked, so that no more are marked than may leave (what this class inherits), and again when its call
 * begins. A commit that takes long lets what was marked a while apart arrive together; the vendor sees calls and no marks.
 * A hub's channel is worked by one process at a time, so this is exact and needs no row.
 */
export class AccountPace extends AccountMeter {
  readonly #calls: AccountMeter;
  readonly #waiting: Record<Lane, Waiting[]> = { priority: [], bulk: [] };
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: SendingLimits, now?: Now) {
    super(limits, now);
    this.#calls = new AccountMeter(limits, now);
  }

  /** Resolves when a marked call may begin; nothing: it begins now. Never later than its mark was early. */
  departure(lane: Lane, address: string): Promise<void> | undefined {
    const isFirst = Lane.options.every((each) => this.#waiting[each].length === 0);
    if (isFirst && this.#leaveInMs(lane, address) === 0) return undefined;
    return new Promise((leave) => {
      this.#waiting[lane].push({ address, leave });
      this.#letLeave();
    });
  }

  /** Lets go whose moment has come, priority first, and comes back for the next. */
  #letLeave(): void {
    clearTimeout(this.#timer);
    let nextMs = Infinity;
    for (const lane of Lane.options) {
      this.#waiting[lane] = this.#waiting[lane].filter(({ address, leave }) => {
        const waitMs = this.#leaveInMs(lane, address);
        if (waitMs === 0) leave();
        else nextMs = Math.min(nextMs, waitMs);
        return waitMs > 0;
      });
    }
    if (nextMs < Infinity) this.#timer = setTimeout(() => this.#letLeave(), nextMs);
  }

  /** How long until the call may begin; 0: now, and it counts. */
  #leaveInMs(lane: Lane, address: string): number {
    const waitMs = this.#calls.waitMs(lane) || this.#calls.admit(address);
    if (waitMs === 0) this.#calls.take();
    return waitMs;
  }
}
