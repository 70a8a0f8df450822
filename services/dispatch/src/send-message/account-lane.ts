import type { Lane } from '@messaging/contracts';
import type { CrashPoints } from '@messaging/kernel';
import type { ReadyCall } from './call-provider.js';
import type { ConnectionPlaces } from './connection-places.js';
import type { PreparedMessage } from '../decide-sending/gather-facts.js';
import { resultOfLoss } from '../write-ledger/message-results.js';
import type { MessageResult } from '../write-ledger/outcome-recorder.js';
import type { RoundWritten } from '../write-ledger/round.sql.js';

/** While calls are under way, a round waits this long for more results, so that one commit serves many messages. */
const gatherMs = 2;
/** One round commits while the next one gathers; the second starts only if it is worth its own commit. */
const roundsMax = 2;
/** Wait after the database did not answer. */
const retryMs = 500;
/** How long facts about a person stay valid; older ones are read again before anything is sent (invariant 6). */
const factsFreshMs = 3000;
/** Messages that are not sent now (skipped, put back) need no connection; at most this many of them per round. */
const decisionsMax = 200;

export interface AccountLaneTools {
  /** Records results and marks messages in one commit. */
  readonly writeRound: (results: readonly MessageResult[], calls: readonly ReadyCall[]) => Promise<RoundWritten>;
  /** Removes marks whose commit was not confirmed: nothing was called. */
  readonly unmark: (calls: readonly ReadyCall[]) => Promise<void>;
  /** Decides and renders: a call, or the result of not calling. */
  readonly makeReady: (prepared: PreparedMessage) => ReadyCall | MessageResult;
  /** One provider call; never throws. */
  readonly call: (ready: ReadyCall) => Promise<MessageResult>;
  /** True while no call of this lane may be started. */
  readonly isHeld: () => boolean;
  readonly crashPoints: CrashPoints;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** There is room for more, or nothing is under way any more. */
  readonly onRoom: () => void;
  /** The waiting messages were dropped here: read the queue from its front again. */
  readonly onDropped: () => void;
  /** A round found that another process holds the turn. */
  readonly onTurnLost: () => void;
}

/**
 * One hub's calls on one channel and lane. The ledger is written in rounds, in parallel to the calls: one statement
 * records what came back and marks what leaves next, so a message costs a share of one commit. Messages that are marked
 * but not yet recorded never exceed the calls that the account's adapter takes at once: only they are in doubt after a crash.
 */
export class AccountLane {
  readonly #waiting: PreparedMessage[] = [];
  /** Those of the account used last. */
  #places: ConnectionPlaces | undefined;
  #finished: MessageResult[] = [];
  /** Messages being marked, called or recorded, each with the account whose place it occupies; messages put back occupy none. */
  readonly #held = new Map<string, ConnectionPlaces | undefined>();
  /** Messages whose mark may or may not have been committed. */
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

  /** True when nothing is waiting, being called, or still to be recorded. */
  get isIdle(): boolean {
    return this.#waiting.length + this.#calling + this.#finished.length + this.#doubtful.length + this.#rounds === 0;
  }

  /** Number of messages in hand. */
  get size(): number {
    return this.#held.size + this.#waiting.length;
  }

  /** Ids of the messages in hand. */
  ids(): ReadonlySet<string> {
    return new Set([...this.#held.keys(), ...this.#waiting.map(({ message }) => message.id)]);
  }

  /** Adds messages with their facts, in order, and the connections of the account they leave by (undefined: no account). */
  add(places: ConnectionPlaces | undefined, prepared: readonly PreparedMessage[]): void {
    if (this.#isEnding) return;
    this.#places = places ?? this.#places;
    this.#waiting.push(...prepared);
    this.#next();
  }

  /** Starts no further calls; those under way are still recorded. Waiting messages stay queued. */
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
   * With nothing under way, nobody would come to share the round. With half of the connections, enough have come. While
   * another round commits there is time to gather: many small rounds cost a fast provider more than they save a slow one.
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
    // The places of these results pass on to what leaves next: until the commit the former count as marked, after it the latter.
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
        else this.#forget(ready); // cancelled, or taken over by another process
      }
      if (!held) this.tools.onTurnLost();
    } catch (error) {
      this.tools.onTrouble('ledger round', error);
      // The slice was not called; whether it is marked is unknown.
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
   * An outcome exists only here, so it is written when the database is back, however long that takes. An outcome that the
   * database refuses as data would block all others for ever: `unknown` is written in its place. If even that is refused,
   * the next holder of the turn finds the mark.
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

  /** Frees its place; the message itself stays in hand. */
  #letGo(id: string): void {
    this.#held.get(id)?.giveBack(this.lane);
    if (this.#held.has(id)) this.#held.set(id, undefined);
  }

  /** As many messages as there are free connections, and on the way the results of those that are not called at all. */
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

  /** Drops the waiting messages; they stay queued. */
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

/** SQLSTATE classes 22 (data exception) and 23 (integrity): the same statement can never succeed. */
const isRefusedData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);
