import type { Lane } from '@messaging/contracts';
import type { CrashPoints } from '@messaging/kernel';
import type { ReadyCall } from './call-provider.js';
import type { ConnectionPlaces } from './connection-places.js';
import type { PreparedMessage } from '../decide-sending/gather-facts.js';
import { isRefusedData, resultOfLoss } from '../write-ledger/message-results.js';
import type { CallJournal } from '../write-ledger/call-journal.js';
import { MarksAhead } from './marks-ahead.js';
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
/** What was marked ahead of its connection leaves within this time of its decision, or not: a pause does not ask those that are marked. */
const markFreshMs = 500;
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
  /** True if a message that was ready may not be called any more. */
  readonly isStopped: (ready: ReadyCall) => boolean;
  /** Tells after a crash who was called; absent: whoever is marked may have been. */
  readonly journal?: CallJournal | undefined;
  readonly crashPoints: CrashPoints;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** There is room for more, or nothing is under way any more. */
  readonly onRoom: () => void;
  /** The waiting messages were dropped here: read the queue from its front again. */
  readonly onDropped: () => void;
  /** A round found that another process holds the turn. */
  readonly onTurnLost: () => void;
  /** The journal cannot be written any more: the turn ends, and the next one does without. */
  readonly onJournalLost: () => void;
}

/** A message that is being marked. */
interface Marking {
  readonly ready: ReadyCall;
  readonly gatheredAt: number;
  readonly readyAt: number;
  /** It has no place yet. */
  readonly isAhead: boolean;
}

/**
 * One hub's calls on one channel and lane. The ledger is written in rounds, in parallel to the calls: one statement
 * records what came back and marks what leaves next, so a message costs a share of one commit. Messages that are marked
 * but not yet recorded never exceed the calls that the account's adapter takes at once: only they are in doubt after a crash.
 * With a journal only those are whose call has begun and not ended, so some may be marked ahead of their connections.
 */
export class AccountLane {
  readonly #waiting: PreparedMessage[] = [];
  /** Those of the account used last. */
  #places: ConnectionPlaces | undefined;
  #finished: MessageResult[] = [];
  /** Messages being marked, called or recorded, each with the account whose place it occupies; messages put back occupy none. */
  readonly #held = new Map<string, ConnectionPlaces | undefined>();
  readonly #ahead: MarksAhead;
  /** Messages that are not called although they are marked, or may be. */
  #doubtful: ReadyCall[] = [];
  #calling = 0;
  #rounds = 0;
  #timer: NodeJS.Timeout | undefined;
  #isEnding = false;
  readonly #look = (): void => this.#next();
  readonly #lookAhead = (): void => this.#ahead.go();

  constructor(
    private readonly lane: Lane,
    private readonly tools: AccountLaneTools,
  ) {
    this.#ahead = new MarksAhead({
      isStopped: (ready) => this.#isEnding || tools.isStopped(ready),
      isFree: ({ account: { places } }) => this.#isFree(places),
      call: (ready) => {
        this.#occupy(ready);
        void this.#call(ready);
      },
      takeBack: (ready) => {
        this.#doubtful.push(...ready);
        this.#next();
      },
    });
  }

  /** Messages that wait for a connection. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** True when nothing is waiting, being called, or still to be recorded. */
  get isIdle(): boolean {
    return this.#waiting.length + this.#ahead.count + this.#calling + this.#finished.length + this.#doubtful.length + this.#rounds === 0;
  }

  /** Number of messages in hand. */
  get size(): number {
    return this.#held.size + this.#waiting.length;
  }

  /** Ids of the messages in hand. */
  ids(): ReadonlySet<string> {
    return new Set([...this.#held.keys(), ...this.#waiting.map(({ message }) => message.id)]);
  }

  /** Messages leave by the connections of this account from here on; undefined: there is none. */
  use(places: ConnectionPlaces | undefined): void {
    if (!places || places === this.#places) return;
    this.#places = places;
    this.#ahead.takeBack(); // those were made ready for the account before
  }

  /** Adds messages with their facts, in order. */
  add(prepared: readonly PreparedMessage[]): void {
    if (this.#isEnding) return;
    this.#waiting.push(...prepared);
    this.#next();
  }

  /** Starts no further calls; those under way are still recorded. Waiting messages stay queued. */
  end(): void {
    this.#isEnding = true;
    this.#waiting.length = 0;
    this.#ahead.takeBack();
  }

  /** Runs a round now, soon, or not at all. */
  #next(): void {
    const toWrite = this.#finished.length + this.#doubtful.length;
    if (this.#rounds >= roundsMax || toWrite + this.#waiting.length === 0) return;
    const room = Math.min(this.#waiting.length, this.#room());
    if (toWrite === 0 && room <= 0) {
      if (this.#ahead.count === 0) this.#places?.whenFree(this.lane, this.#look);
    } else if (this.#isWorthARound(room)) this.#start();
    else if (this.#rounds === 0) this.#timer ??= setTimeout(() => this.#start(), gatherMs);
  }

  /** How many messages may be marked now. */
  #room(): number {
    const free = this.#places?.free(this.lane) ?? Infinity;
    return this.tools.journal ? free + this.#ahead.max(this.#places) - this.#ahead.count : free;
  }

  /**
   * With nothing under way, nobody would come to share the round. With half of the connections, enough have come. While
   * another round commits there is time to gather: many small rounds cost a fast provider more than they save a slow one.
   */
  #isWorthARound(room: number): boolean {
    if (this.#calling + this.#rounds === 0) return true;
    const half = this.#places?.half(this.lane) ?? 1;
    const enough = this.tools.journal ? half + this.#ahead.max(this.#places) / 4 : half;
    return this.#finished.length > 0 ? this.#finished.length >= enough : room >= enough;
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
    // Without a journal the places of these results pass on to what leaves next: until the commit the former count as marked, after it the latter.
    for (const { message } of finished) this.#held.get(message.id)?.giveBack(this.lane);
    const { slice, decided } = this.#takeSlice();
    const results = [...finished, ...decided];
    this.#rounds++;
    this.#noteUnusual(slice);
    try {
      if (doubtful.length > 0) await this.tools.unmark(doubtful);
      const { held, marked } = await this.tools.writeRound(results, slice.map(({ ready }) => ready));
      for (const { message } of [...results, ...doubtful]) this.#held.delete(message.id);
      if (doubtful.length > 0) this.#drop();
      if (slice.length > 0) this.tools.crashPoints.at('worker.afterSending');
      for (const each of slice) {
        if (marked.has(each.ready.message.id)) this.#callMarked(each);
        else this.#forget(each.ready); // cancelled, or taken over by another process
      }
      if (!held) this.tools.onTurnLost();
      this.#ahead.go();
    } catch (error) {
      this.tools.onTrouble('ledger round', error);
      // The slice was not called; whether it is marked is unknown.
      for (const { ready } of slice) this.#letGo(ready.message.id);
      this.#doubtful.push(...doubtful, ...slice.map(({ ready }) => ready));
      for (const { message } of finished) this.#held.get(message.id)?.take(this.lane);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      for (const result of results) await this.#recordAlone(result);
    } finally {
      this.#rounds--;
      this.#ahead.end(slice.filter(({ isAhead }) => isAhead).length);
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

  /** As many messages as may be marked, and on the way the results of those that are not called at all. */
  #takeSlice(): { slice: Marking[]; decided: MessageResult[] } {
    const slice: Marking[] = [];
    const decided: MessageResult[] = [];
    for (let next = this.#waiting[0]; next && decided.length < decisionsMax; next = this.#waiting[0]) {
      if (performance.now() - next.gatheredAt > factsFreshMs || this.tools.isHeld()) {
        this.#drop();
        break;
      }
      if (this.#room() <= 0) break;
      this.#waiting.shift();
      const ready = this.tools.makeReady(next);
      if ('result' in ready) {
        this.#held.set(ready.message.id, undefined);
        decided.push(ready);
      } else {
        this.#places = ready.account.places;
        slice.push({ ready, gatheredAt: next.gatheredAt, readyAt: performance.now(), isAhead: this.#reserve(ready) });
      }
    }
    return { slice, decided };
  }

  /** True if it gets its place only when it is called. */
  #reserve(ready: ReadyCall): boolean {
    const isAhead = this.tools.journal !== undefined && this.#ahead.max(this.#places) > 0;
    if (isAhead) {
      this.#ahead.begin();
      this.#held.set(ready.message.id, undefined);
    } else this.#occupy(ready);
    return isAhead;
  }

  #isFree(places: ConnectionPlaces): boolean {
    const isFree = places.free(this.lane) > 0;
    if (!isFree) places.whenFree(this.lane, this.#lookAhead);
    return isFree;
  }

  #occupy({ message, account }: ReadyCall): void {
    this.#held.set(message.id, account.places);
    account.places.begin(this.lane);
  }

  /** A mark hides the phase; of most it was `queued`. */
  #noteUnusual(slice: readonly Marking[]): void {
    for (const { ready: { attemptId, message: { phase } } } of slice) if (phase !== 'queued') this.tools.journal?.marks(attemptId, phase);
  }

  #callMarked({ ready, gatheredAt, readyAt, isAhead }: Marking): void {
    if (isAhead) this.#ahead.add(ready, Math.min(gatheredAt + factsFreshMs, readyAt + markFreshMs));
    else void this.#call(ready);
  }

  /** Drops the waiting messages; they stay queued. */
  #drop(): void {
    this.#waiting.length = 0;
    this.tools.onDropped();
  }

  async #call(ready: ReadyCall): Promise<void> {
    this.#calling++;
    await ready.account.places.pace.departure(this.lane, ready.toAddress);
    if (this.tools.journal?.begins(ready.attemptId) === false) this.#notCalled(ready);
    else {
      const called = await this.tools.call(ready);
      this.#noteEnd(ready, called);
      this.#finished.push(called);
    }
    this.#calling--;
    this.#ahead.answered();
    this.#ahead.go();
    this.#next();
  }

  /** With a journal nothing about the call is in doubt any more: its place is free before the ledger knows. */
  #noteEnd({ attemptId }: ReadyCall, { message, ...result }: MessageResult): void {
    if (!this.tools.journal) return;
    this.tools.journal.ended(attemptId, result);
    this.#letGo(message.id);
  }

  #notCalled(ready: ReadyCall): void {
    this.#letGo(ready.message.id);
    this.#doubtful.push(ready);
    this.tools.onJournalLost();
  }
}
