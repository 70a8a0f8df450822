import type { Lane } from '@messaging/contracts';
import type { CrashPoints } from '@messaging/kernel';
import type { ReadyCall } from './call-provider.js';
import type { ConnectionPlaces } from './connection-places.js';
import type { MessageResult } from './outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import type { SendingRow } from './record.sql.js';

/** A round waits this long for more results while calls are under way: one commit for many messages. */
const gatherMs = 2;
/** One commits while the next one gathers. */
const roundsMax = 2;
/** After the database did not answer. */
const retryMs = 500;

export interface AccountLaneTools {
  /** Records results and marks messages in one commit; answers the ids that may be called. */
  readonly writeRound: (results: readonly MessageResult[], marks: readonly SendingRow[]) => Promise<ReadonlySet<string>>;
  /** Why a message is not to be called now (its account is paused), as the result to record; nothing when it may. */
  readonly refuse: (ready: ReadyCall) => MessageResult | undefined;
  /** One provider call; never throws. */
  readonly call: (ready: ReadyCall) => Promise<MessageResult>;
  readonly crashPoints: CrashPoints;
  readonly onTrouble: (where: string, error: unknown) => void;
  /** Called whenever there is room for more. */
  readonly onRoom: () => void;
}

/**
 * One hub's calls on one channel and lane. The ledger is written in rounds beside the calls: one transaction records
 * what came back and marks what leaves next, so a message costs a share of one commit. Marked and not yet recorded are
 * never more than the account's connections: only those are in doubt after a crash.
 */
export class AccountLane {
  readonly #ready: ReadyCall[] = [];
  /** Of the account last sent with. */
  #places: ConnectionPlaces | undefined;
  #finished: MessageResult[] = [];
  /** Messages being marked, called or recorded, with the account whose place each has; put-back ones have none. */
  readonly #held = new Map<string, ConnectionPlaces | undefined>();
  #calling = 0;
  #rounds = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #drained: (() => void)[] = [];
  readonly #look = (): void => this.#next();

  constructor(
    private readonly lane: Lane,
    private readonly tools: AccountLaneTools,
  ) {}

  /** Messages that wait for a connection. */
  get waiting(): number {
    return this.#ready.length;
  }

  /** True when nothing waits, is called, or is still to be recorded. */
  get isIdle(): boolean {
    return this.#ready.length === 0 && this.#calling === 0 && this.#finished.length === 0 && this.#rounds === 0;
  }

  /** Ids of all messages whose leases this lane lives on. */
  held(): string[] {
    return [...this.#ready.map(({ message }) => message.id), ...this.#held.keys()];
  }

  /** Takes decided and rendered messages. */
  add(calls: readonly ReadyCall[]): void {
    this.#ready.push(...calls);
    this.#next();
  }

  /** Starts no further call; resolves when those under way are recorded. What waited stays claimed: the caller releases it. */
  async stop(): Promise<void> {
    this.#ready.length = 0;
    this.#next();
    while (!this.isIdle) await new Promise<void>((resolve) => this.#drained.push(resolve));
  }

  /** Runs a round now, soon, or not at all. */
  #next(): void {
    if (this.#rounds >= roundsMax) return;
    if (this.isIdle) {
      for (const resolve of this.#drained.splice(0)) resolve();
      return;
    }
    const places = this.#ready[0]?.account.places ?? this.#places;
    if (!places) return;
    const free = Math.min(this.#ready.length, places.free(this.lane));
    if (this.#finished.length === 0 && free <= 0) places.whenFree(this.#look);
    else if (this.#isWorthARound(free, places.half)) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), gatherMs);
  }

  /** Nothing under way: nobody is coming to share this round. Half of the connections: enough have come. */
  #isWorthARound(free: number, half: number): boolean {
    if (this.#calling + this.#rounds === 0) return true;
    return this.#finished.length > 0 ? this.#finished.length >= half : free >= half;
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#write();
  }

  async #write(): Promise<void> {
    const finished = this.#finished;
    this.#finished = [];
    // The results' places go to what leaves next: until the commit the ones are marked, after it the others.
    for (const { message } of finished) this.#held.get(message.id)?.giveBack(this.lane);
    const { slice, refused } = this.#takeSlice();
    const results = [...finished, ...refused];
    this.#rounds++;
    try {
      const marked = await this.tools.writeRound(results, slice.map(sendingRow));
      for (const { message } of results) this.#held.delete(message.id);
      if (slice.length > 0) this.tools.crashPoints.at('worker.afterSending');
      for (const ready of slice) {
        if (marked.has(ready.message.id)) void this.#call(ready);
        else this.#forget(ready); // cancelled, or in other hands
      }
      this.tools.onRoom();
    } catch (error) {
      this.tools.onTrouble('ledger round', error);
      // The slice was not called. It is marked again; what was marked after all does not pass the fence, and its lease decides.
      for (const ready of slice) this.#forget(ready);
      this.#ready.unshift(...slice);
      for (const { message } of finished) this.#held.get(message.id)?.take(this.lane);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      for (const result of results) await this.#recordAlone(result);
    } finally {
      this.#rounds--;
      this.#next();
    }
  }

  /**
   * An outcome exists only here: it is written when the database is back, however long that takes. One that the database
   * refuses as data would hold up all others for ever; it is given up, and its lease makes the message `unknown`.
   */
  async #recordAlone(result: MessageResult): Promise<void> {
    try {
      await this.tools.writeRound([result], []);
    } catch (error) {
      this.tools.onTrouble('record outcome', error);
      if (!isRefusedData(error)) {
        this.#finished.push(result);
        return;
      }
    }
    this.#forget(result);
  }

  #forget({ message }: { readonly message: QueuedMessage }): void {
    this.#held.get(message.id)?.giveBack(this.lane);
    this.#held.delete(message.id);
  }

  /** As many as there are free connections; those of a paused account are put back without a call. */
  #takeSlice(): { slice: ReadyCall[]; refused: MessageResult[] } {
    const slice: ReadyCall[] = [];
    const refused: MessageResult[] = [];
    for (let next = this.#ready[0]; next && next.account.places.free(this.lane) > 0; next = this.#ready[0]) {
      this.#ready.shift();
      this.#places = next.account.places;
      const refusal = this.tools.refuse(next);
      this.#held.set(next.message.id, refusal ? undefined : this.#places);
      if (refusal) refused.push(refusal);
      else {
        this.#places.take(this.lane);
        slice.push(next);
      }
    }
    return { slice, refused };
  }

  async #call(ready: ReadyCall): Promise<void> {
    this.#calling++;
    const result = await this.tools.call(ready);
    this.#calling--;
    this.#finished.push(result);
    this.#next();
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity): the same statement will never pass. */
const isRefusedData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);

function sendingRow({ message, account, rendered, toAddress, attemptId }: ReadyCall): SendingRow {
  return {
    id: message.id, hubId: message.hubId, attempts: message.attempts, attemptId, provider: account.provider, accountId: account.accountId, toAddress,
    fromAddress: account.fromAddress, sandbox: account.sandbox, segments: rendered.segments ?? null,
    renderContext: rendered.context ? JSON.stringify(rendered.context) : null,
  };
}
