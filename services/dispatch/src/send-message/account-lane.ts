import type { CrashPoints } from '@messaging/kernel';
import type { ReadyCall } from './call-provider.js';
import type { MessageResult } from './outcome-recorder.js';
import type { SendingRow } from './record.sql.js';

/** A round waits this long for more results while calls are under way: one commit for many messages. */
const gatherMs = 3;
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
  #finished: MessageResult[] = [];
  /** Message ids marked in the present round, being called, or waiting to be recorded. */
  readonly #marked = new Set<string>();
  #calling = 0;
  /** Rounds under way, and the places that their messages take. */
  #rounds = 0;
  #inRounds = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #drained: (() => void)[] = [];

  constructor(private readonly tools: AccountLaneTools) {}

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
    return [...this.#ready.map(({ message }) => message.id), ...this.#marked];
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
    const connections = this.#ready[0]?.account.adapter.concurrency ?? 1;
    const free = Math.min(this.#ready.length, connections - this.#calling - this.#inRounds);
    if (this.#finished.length === 0 && free <= 0) return;
    // Nothing under way: nobody is coming to share this round. Half of the connections: enough have come.
    if (this.#calling + this.#rounds === 0 || this.#finished.length * 2 >= connections || (this.#finished.length === 0 && free * 2 >= connections)) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), gatherMs);
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#write();
  }

  async #write(): Promise<void> {
    const { slice, refused } = this.#takeSlice();
    const results = [...this.#finished, ...refused];
    this.#finished = [];
    const places = Math.max(results.length, slice.length);
    this.#rounds++;
    this.#inRounds += places;
    for (const { message } of [...slice, ...refused]) this.#marked.add(message.id);
    try {
      const marked = await this.tools.writeRound(results, slice.map(sendingRow));
      for (const { message } of results) this.#marked.delete(message.id);
      if (slice.length > 0) this.tools.crashPoints.at('worker.afterSending');
      for (const ready of slice) {
        if (marked.has(ready.message.id)) void this.#call(ready);
        else this.#marked.delete(ready.message.id); // cancelled, or in other hands
      }
      this.tools.onRoom();
    } catch (error) {
      this.tools.onTrouble('ledger round', error);
      // The outcomes exist only here: they are written when the database is back. The slice was not called; whether it
      // was marked is not known, so nothing renews its leases any more and they decide.
      this.#finished.unshift(...results);
      for (const { message } of slice) this.#marked.delete(message.id);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    } finally {
      this.#rounds--;
      this.#inRounds -= places;
      this.#next();
    }
  }

  /** As many as there are free connections; those of a paused account are put back without a call. */
  #takeSlice(): { slice: ReadyCall[]; refused: MessageResult[] } {
    const slice: ReadyCall[] = [];
    const refused: MessageResult[] = [];
    let free = (this.#ready[0]?.account.adapter.concurrency ?? 1) - this.#calling - this.#inRounds;
    for (let ready = free > 0 ? this.#ready.shift() : undefined; ready; ready = free > 0 ? this.#ready.shift() : undefined) {
      const refusal = this.tools.refuse(ready);
      if (refusal) refused.push(refusal);
      else {
        slice.push(ready);
        free--;
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

function sendingRow({ message, account, rendered, toAddress, attemptId }: ReadyCall): SendingRow {
  return {
    id: message.id, hubId: message.hubId, attempts: message.attempts, attemptId, provider: account.provider, accountId: account.accountId, toAddress,
    fromAddress: account.fromAddress, sandbox: account.sandbox, segments: rendered.segments ?? null,
    renderContext: rendered.context ? JSON.stringify(rendered.context) : null,
  };
}
