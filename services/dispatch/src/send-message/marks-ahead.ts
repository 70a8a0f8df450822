import type { ReadyCall } from './call-provider.js';
import type { ConnectionPlaces } from './connection-places.js';

/** A message that was marked before a connection was free. */
interface MarkedAhead {
  readonly ready: ReadyCall;
  /** By the process's clock, in milliseconds: it is not called any more from then on. */
  readonly untilMs: number;
}

export interface MarksAheadTools {
  /** True if something has stopped the channel since the message was marked. */
  readonly isStopped: (ready: ReadyCall) => boolean;
  /** True if its connection is free. If not, `go` is called as soon as it may be. */
  readonly isFree: (ready: ReadyCall) => boolean;
  readonly call: (ready: ReadyCall) => void;
  /** They were marked and are not called. */
  readonly takeBack: (ready: readonly ReadyCall[]) => void;
}

/**
 * The messages of a lane that are marked and wait for a free connection, so that none stands still while the next mark is
 * committed. Only where a journal tells who was called (ADR 36): elsewhere each mark is in doubt after a crash.
 */
export class MarksAhead {
  #marked: MarkedAhead[] = [];
  #marking = 0;
  /** Some became old: the provider hangs, and none are marked ahead until it answers again. */
  #isHanging = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly tools: MarksAheadTools) {}

  /** Messages that are marked ahead, or are just being marked. */
  get count(): number {
    return this.#marked.length + this.#marking;
  }

  /** How many there may be. */
  max(places: ConnectionPlaces | undefined): number {
    return this.#isHanging || !places ? 0 : places.aheadMax;
  }

  /** A message is about to be marked. */
  begin(): void {
    this.#marking++;
  }

  /** The marks of so many are committed, or not. */
  end(count: number): void {
    this.#marking -= count;
  }

  add(ready: ReadyCall, untilMs: number): void {
    this.#marked.push({ ready, untilMs });
  }

  /** Calls those for which there are connections. */
  go(): void {
    for (let next = this.#marked[0]; next; next = this.#marked[0]) {
      if (performance.now() >= next.untilMs) return this.#becameOld();
      if (this.tools.isStopped(next.ready)) return this.takeBack();
      if (!this.tools.isFree(next.ready)) return this.#comeBack(next.untilMs);
      this.#marked.shift();
      this.tools.call(next.ready);
    }
  }

  /** The provider has answered a call. */
  answered(): void {
    this.#isHanging = false;
  }

  /** None of them is called. */
  takeBack(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ready = this.#marked.map((each) => each.ready);
    this.#marked = [];
    if (ready.length > 0) this.tools.takeBack(ready);
  }

  #becameOld(): void {
    this.#isHanging = true;
    this.takeBack();
  }

  #comeBack(atMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.go();
    }, Math.max(1, Math.ceil(atMs - performance.now())));
  }
}
