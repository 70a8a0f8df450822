import type { Lane } from '@messaging/contracts';
import type { CrashPoints } from '@messaging/kernel';
import type { ReadyCall } from './call-provider.js';
import type { ConnectionPlaces } from './connection-places.js';
import type { PreparedMessage } from './gather-facts.js';
import { resultOfLoss } from './message-results.js';
import type { MessageResult } from './outcome-recorder.js';
import type { RoundWritten } from './round.sql.js';

/** A round waits this long for more results while calls are under way: one commit for many messages. */
const gatherMs = 2;
/** One commits while the next one gathers; the second only if it is worth a commit of its own. */
const roundsMax = 2;
/** After the database did not answer. */
const retryMs = 500;
/** What was known of a person counts for so long; then it is read again before anything is sent (invariant 6). */
const factsFreshMs = 3000;
/** Messages that are not called (skipped, put back) need no connection; so many of them fit into a round. */
const decisionsMax = 200;

export interface AccountLaneTools {
  /** Records results and marks messages in one commit. */
  readonly writeRound: (results: readonly MessageResult[], calls: readonly ReadyCall[]) => Promise<RoundWritten>;
  /** Takes marks back whose commit was not answered: nothing was called. */
  readonly unmark: (calls: readonly ReadyCall[]) => Promise<void>;
  /** Decides and renders: a call, or the result of not calling. */
  readonly makeReady: (prepared: PreparedMessage) => ReadyCall | MessageResult;
  /** One provider call; never throws. */
  readonly call: (ready: ReadyCall) => Promise<MessageResult>;
  /** True while nothing of this lane may be begun. */
  readonly isHeld: () => boolean;
  readonly crashPoints: CrashPoints;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** There is room for more, or nothing is under way any more. */
  readonly onRoom: () => void;
  /** What waited here was let go: the queue is to be looked at from its front. */
  readonly onDropped: () => void;
  /** A round found the turn in other hands. */
  readonly onTurnLost: () => void;
}

/**
 * One hub's calls on one channel and lane. The ledger is written in rounds beside the calls: one statement records what
 * came back and marks what leaves next, so a message costs a share of one commit. Marked and not yet recorded are never
 * more than the calls that the account's adapter is given at once: only those are in doubt after a crash.
 */
export class AccountLane {
  readonly #waiting: PreparedMessage[] = [];
  /** Of the account last sent with. */
  #places: ConnectionPlaces | undefined;
  #finished: MessageResult[] = [];
  /** Messages being marked, called or recorded, with the account whose place each has; put-back ones have none. */
  readonly #held = new Map<string, ConnectionPlaces | undefined>();
  /** Their mark's commit was not answered. */
  #doubtful: ReadyCall[] = [];
  #calling = 0;
  #rounds = 0;
  #timer: NodeJS.Timeout | undefined;
  #isEnding = false;
  readonly #look = (): void => this.#next();

  constructor(
    private readonly lane: Lane,
    private readonly tools: AccountLaneTools,
  ) {}

  /** Messages that wait for a connection. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** True when nothing waits, is called, or is still to be recorded. */
  get isIdle(): boolean {
    return this.#waiting.length + this.#calling + this.#finished.length + this.#doubtful.length + this.#rounds === 0;
  }

  /** How many messages are in its hands. */
  get size(): number {
    return this.#held.size + this.#waiting.length;
  }

  /** Ids of the messages in its hands. */
  ids(): ReadonlySet<string> {
    return new Set([...this.#held.keys(), ...this.#waiting.map(({ message }) => message.id)]);
  }

  /** Takes messages with their facts, in order, and the connections of the account they leave by (none: no account). */
  add(places: ConnectionPlaces | undefined, prepared: readonly PreparedMessage[]): void {
    if (this.#isEnding) return;
    this.#places = places ?? this.#places;
    this.#waiting.push(...prepared);
    this.#next();
  }

  /** Begins no further call; those under way are recorded. What waited stays queued. */
  end(): void {
    this.#isEnding = true;
    this.#waiting.length = 0;
  }

  /** Runs a round now, soon, or not at all. */
  #next(): void {
    const toWrite = this.#finished.length + this.#doubtful.length;
    if (this.#rounds >= roundsMax || toWrite + this.#waiting.length === 0) return;
    const free = Math.min(this.#waiting.length, this.#places?.free(this.lane) ?? Infinity);
    if (toWrite === 0 && free <= 0) this.#places?.whenFree(this.lane, this.#look);
    else if (this.#isWorthARound(free)) this.#start();
    else if (this.#rounds === 0) this.#timer ??= setTimeout(() => this.#start(), gatherMs);
  }

  /**
   * Nothing under way: nobody is coming to share this round. Half of the connections: enough have come. While another
   * round commits there is time to gather: many small rounds cost a fast provider more than they spare a slow one.
   */
  #isWorthARound(free: number): boolean {
    if (this.#calling + this.#rounds === 0) return true;
    const half = this.#places?.half(this.lane) ?? 1;
    return this.#finished.length > 0 ? this.#finished.length >= half : free >= half;
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#write();
  }

  async #write(): Promise<void> {
    const finished = this.#finished;
    const doubtful = this.#doubtful;
    this.#finished = [];
    this.#doubtful = [];
    // The results' places go to what leaves next: until the commit the ones are marked, after it the others.
    for (const { message } of finished) this.#held.get(message.id)?.giveBack(this.lane);
    const { slice, decided } = this.#takeSlice();
    const results = [...finished, ...decided];
    this.#rounds++;
    try {
      if (doubtful.length > 0) await this.tools.unmark(doubtful);
      const { held, marked } = await this.tools.writeRound(results, slice);
      for (const { message } of [...results, ...doubtful]) this.#held.delete(message.id);
      if (doubtful.length > 0) this.#drop();
      if (slice.length > 0) this.tools.crashPoints.at('worker.afterSending');
      for (const ready of slice) {
        if (marked.has(ready.message.id)) void this.#call(ready);
        else this.#forget(ready); // cancelled, or in other hands
      }
      if (!held) this.tools.onTurnLost();
    } catch (error) {
      this.tools.onTrouble('ledger round', error);
      // The slice was not called, whether it is marked or not; nothing else of it is known.
      for (const { message } of slice) this.#letGo(message.id);
      this.#doubtful.push(...doubtful, ...slice);
      for (const { message } of finished) this.#held.get(message.id)?.take(this.lane);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      for (const result of results) await this.#recordAlone(result);
    } finally {
      this.#rounds--;
      this.#next();
      this.tools.onRoom();
    }
  }

  /**
   * An outcome exists only here: it is written when the database is back, however long that takes. One that the database
   * refuses as data would hold up all others for ever: that nobody knows of it is written in its place. If not even that
   * is taken, the next holder of the turn finds the mark.
   */
  async #recordAlone(result: MessageResult): Promise<void> {
    try {
      await this.tools.writeRound([result], []);
    } catch (error) {
      this.tools.onTrouble('record outcome', error);
      const isLost = isRefusedData(error);
      if (!isLost || !result.isLoss) {
        this.#finished.push(isLost ? resultOfLoss(result) : result);
        return;
      }
    }
    this.#forget(result);
  }

  #forget({ message }: Pick<MessageResult, 'message'>): void {
    this.#letGo(message.id);
    this.#held.delete(message.id);
  }

  /** Its place is free; it is still ours to know of. */
  #letGo(id: string): void {
    this.#held.get(id)?.giveBack(this.lane);
    if (this.#held.has(id)) this.#held.set(id, undefined);
  }

  /** As many as there are free connections, and what is not to be called at all on the way. */
  #takeSlice(): { slice: ReadyCall[]; decided: MessageResult[] } {
    const slice: ReadyCall[] = [];
    const decided: MessageResult[] = [];
    for (let next = this.#waiting[0]; next && decided.length < decisionsMax; next = this.#waiting[0]) {
      if (performance.now() - next.gatheredAt > factsFreshMs || this.tools.isHeld()) {
        this.#drop();
        break;
      }
      if ((this.#places?.free(this.lane) ?? 1) <= 0) break;
      this.#waiting.shift();
      const ready = this.tools.makeReady(next);
      if ('result' in ready) {
        this.#held.set(ready.message.id, undefined);
        decided.push(ready);
      } else {
        this.#places = ready.account.places;
        this.#held.set(ready.message.id, this.#places);
        this.#places.begin(this.lane);
        slice.push(ready);
      }
    }
    return { slice, decided };
  }

  /** Lets go of what waits; it stays queued. */
  #drop(): void {
    this.#waiting.length = 0;
    this.tools.onDropped();
  }

  async #call(ready: ReadyCall): Promise<void> {
    this.#calling++;
    await ready.account.places.pace.departure(this.lane, ready.toAddress);
    const result = await this.tools.call(ready);
    this.#calling--;
    this.#finished.push(result);
    this.#next();
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity): the same statement will never pass. */
const isRefusedData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);
