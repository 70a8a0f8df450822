import { deriveId, Loop, newId, type Clock, type CrashPoints } from '@messaging/kernel';
import type { CompiledTemplateCache } from '@messaging/content';
import type { Database } from '@messaging/persistence';
import type { SendingAccounts } from './account-adapters.js';
import { AccountPauses } from './account-pauses.js';
import { claimTurn, nextTurnInMs, releaseClaims, renewLeases, settleTurns } from './claim.sql.js';
import { callProvider, type ReadyCall } from './call-provider.js';
import { decideSending } from './decide-sending.rules.js';
import type { RecordedOutcome, RetryPolicy } from './decide-outcome.rules.js';
import type { GatherFacts, PreparedMessage } from './gather-facts.js';
import { resultOfDecision, resultOfPause } from './message-results.js';
import { renderMessage } from './outbound-message.js';
import type { MessageResult, OutcomeRecorder } from './outcome-recorder.js';
import type { Queue, QueuedMessage } from './queued-message.js';
import { markSending, type SendingRow } from './record.sql.js';

/** Claims held ahead of the provider: enough to never wait for the database, few enough that a pause bites at once. */
const claimMax = 200;
const leaseRenewMs = 5000;
/** Wake-ups come from `LaneTurns` of this process; this bounds what a missed one costs. */
const idleMs = 1000;

export interface SendWorkerTools {
  readonly database: Database;
  readonly facts: GatherFacts;
  readonly accounts: SendingAccounts;
  readonly recorder: OutcomeRecorder;
  readonly templates: CompiledTemplateCache;
  readonly clock: Clock;
  readonly crashPoints: CrashPoints;
  readonly random: () => number;
  readonly retryPolicy: RetryPolicy;
  /** True while nothing may leave (`SENDING=hold`). */
  readonly onHold: () => boolean;
  readonly unsubscribeUrl: (message: QueuedMessage) => string;
  readonly onTrouble: (where: string, error: unknown) => void;
  readonly onCalled: (message: QueuedMessage, outcome: RecordedOutcome['kind'], durationMs: number) => void;
}

/**
 * The claim worker of one queue: claim a turn → gather facts → decide → render → mark sending → call → record. Only
 * messages marked sending are in doubt after a crash, and those are never more than the account's connections.
 */
export class SendWorker {
  readonly #holder = newId();
  readonly #loop: Loop;
  readonly #pauses = new AccountPauses();
  readonly #ready: ReadyCall[] = [];
  #inFlight = 0;
  #marking = false;
  #renewal: NodeJS.Timeout | undefined;
  readonly #idleWaiters: (() => void)[] = [];

  constructor(
    readonly queue: Queue,
    private readonly tools: SendWorkerTools,
  ) {
    this.#loop = new Loop(() => this.#step(), { idleMs, onError: (error) => tools.onTrouble(`send ${queue.channel}.${queue.lane}`, error) });
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  start(): void {
    this.#renewal = setInterval(() => {
      renewLeases(this.tools.database, this.#holder).catch((error: unknown) => this.tools.onTrouble('renew leases', error));
    }, leaseRenewMs);
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Claims no more, lets the calls in flight end and be recorded, gives the rest back. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    this.#ready.length = 0;
    await this.#idle();
    clearInterval(this.#renewal);
    await releaseClaims(this.tools.database, this.#holder);
  }

  async #step(): Promise<boolean> {
    if (this.tools.onHold()) return false;
    const room = claimMax - this.#ready.length;
    if (room < claimMax / 2) {
      await this.#someRoom();
      return true;
    }
    const claimed = await this.tools.database.transaction(async (tx) => {
      const messages = await claimTurn(tx, this.queue, { holder: this.#holder, limit: room });
      await settleTurns(tx, this.queue);
      return messages;
    });
    if (claimed.length === 0) {
      await this.#planWakeUp();
      return false;
    }
    this.tools.crashPoints.at('worker.afterClaim');
    await this.#prepare(claimed);
    return true;
  }

  async #prepare(claimed: readonly QueuedMessage[]): Promise<void> {
    const nowMs = this.tools.clock.now().getTime();
    const [first] = claimed;
    const account = first && (await this.tools.accounts.forHub(first.hubId, first.channel));
    if (!account) return;
    const results: MessageResult[] = [];
    for (const prepared of await this.tools.facts.gather(claimed)) {
      const { message } = prepared;
      const decision = decideSending(message, prepared.facts, { nowMs, random: this.tools.random() });
      if (decision.kind !== 'send') results.push(resultOfDecision(message, decision));
      else if (!account.ok) results.push(resultOfPause(message, { code: 'CHANNEL.NOT_CONFIGURED', detail: account.problem.detail }, nowMs + 30_000));
      else this.#readyOrResult(prepared, { account: account.value, nowMs }, results);
    }
    await this.tools.recorder.recordBatch(this.#holder, results);
    this.#pump();
  }

  #readyOrResult(prepared: PreparedMessage, { account, nowMs }: { account: ReadyCall['account']; nowMs: number }, results: MessageResult[]): void {
    const { message } = prepared;
    const pause = this.#pauses.current(account.accountKey, nowMs);
    if (pause) {
      results.push(resultOfPause(message, { code: 'PROVIDER.ACCOUNT', detail: pause.detail }, pause.untilMs));
      return;
    }
    const unsubscribeUrl = this.tools.unsubscribeUrl(message);
    const rendered = renderMessage({ ...prepared, unsubscribeUrl }, this.tools.templates);
    if (!rendered.ok) results.push(resultOfDecision(message, { kind: rendered.kind, reason: rendered.reason }));
    else this.#ready.push({ message, account, rendered: rendered.rendered, toAddress: prepared.facts.recipient.address ?? '', unsubscribeUrl, attemptId: deriveId(message.id, 'attempt', String(message.attempts + 1)) });
  }

  /** Fills free connections: marks one slice, calls it. One marking at a time. */
  #pump(): void {
    if (this.#marking || this.#ready.length === 0 || this.#loop.stopping) return;
    const [first] = this.#ready;
    const free = (first?.account.adapter.concurrency ?? 1) - this.#inFlight;
    // A slice of a quarter of the connections keeps marking cheap; with nothing in flight there is no reason to wait.
    if (free <= 0 || (this.#inFlight > 0 && free * 4 < (first?.account.adapter.concurrency ?? 1) && this.#ready.length >= free)) return;
    const slice = this.#ready.splice(0, free);
    this.#marking = true;
    this.#inFlight += slice.length;
    void this.#call(slice);
  }

  async #call(slice: readonly ReadyCall[]): Promise<void> {
    try {
      const marked = await this.tools.database.transaction((tx) => markSending(tx, this.#holder, slice.map(sendingRow)));
      this.tools.crashPoints.at('worker.afterSending');
      for (const call of slice) {
        if (marked.has(call.message.id)) void this.#callOne(call);
        else this.#done();
      }
    } catch (error) {
      this.tools.onTrouble('mark sending', error); // nothing was called: the lease gives the slice back
      for (const _ of slice) this.#done();
    } finally {
      this.#marking = false;
      this.#pump();
    }
  }

  async #callOne(call: ReadyCall): Promise<void> {
    try {
      const result = await callProvider(call, { ...this.tools, pauses: this.#pauses });
      await this.#recordUntilDone(result);
    } catch (error) {
      this.tools.onTrouble('call', error);
    } finally {
      this.#done();
    }
  }

  /** The outcome is known and exists only here: it is written when the database is back, however long that takes. */
  async #recordUntilDone(result: MessageResult): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.tools.recorder.record(this.#holder, result);
      } catch (error) {
        this.tools.onTrouble('record outcome', error);
        if (this.#loop.stopping && attempt > 3) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  #done(): void {
    this.#inFlight--;
    this.#pump();
    if (this.#ready.length < claimMax / 2) for (const resolve of this.#idleWaiters.splice(0)) resolve();
  }

  #someRoom(): Promise<void> {
    return new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  async #idle(): Promise<void> {
    while (this.#inFlight > 0) await this.#someRoom();
  }

  async #planWakeUp(): Promise<void> {
    const inMs = await nextTurnInMs(this.tools.database, this.queue);
    if (inMs !== undefined && inMs < idleMs) setTimeout(() => this.#loop.wake(), inMs).unref();
  }
}

function sendingRow({ message, account, rendered, toAddress, attemptId }: ReadyCall): SendingRow {
  return {
    id: message.id, hubId: message.hubId, attempts: message.attempts, attemptId, provider: account.provider, accountId: account.accountId, toAddress,
    fromAddress: account.fromAddress, sandbox: account.sandbox, segments: rendered.segments ?? null,
    renderContext: rendered.context ? JSON.stringify(rendered.context) : null,
  };
}
