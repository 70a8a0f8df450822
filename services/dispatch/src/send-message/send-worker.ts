import { deriveId, Loop, newId, type Clock, type CrashPoints } from '@messaging/kernel';
import type { CompiledTemplateCache } from '@messaging/content';
import type { Database } from '@messaging/persistence';
import type { SendingAccounts } from './account-adapters.js';
import { AccountLane } from './account-lane.js';
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

/** Claims held ahead of the provider, per hub: enough never to wait for the database, few enough that a pause bites at once. */
const claimMax = 200;
/** A third of the lease: one renewal may fail. */
const leaseRenewMs = 5000;
/** Wake-ups come from `LaneTurns` of this process; this bounds what a missed one costs. */
const idleMs = 1000;
/** A due turn whose messages another worker has just locked is looked at again no sooner than this. */
const lookAgainMs = 5;
/** A hub whose settings cannot be used is looked at again after this. */
const unconfiguredWaitMs = 30_000;

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
 * The claim worker of one queue: claim a turn → gather facts → decide → render → hand to the hub's lane, which marks,
 * calls and records. A slow account fills only its own lane: its hub is passed over until there is room.
 */
export class SendWorker {
  readonly #holder = newId();
  readonly #loop: Loop;
  readonly #pauses = new AccountPauses();
  readonly #lanes = new Map<string, AccountLane>();
  #renewal: NodeJS.Timeout | undefined;

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
    this.#renewal = setInterval(() => void this.#renew(), leaseRenewMs);
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Claims no more, lets the calls in flight end and be recorded, gives the rest back. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
    clearInterval(this.#renewal);
    await releaseClaims(this.tools.database, this.#holder);
  }

  async #step(): Promise<boolean> {
    if (this.tools.onHold()) return false;
    const full = this.#forgetIdleLanes();
    const claimed = await this.tools.database.transaction(async (tx) => {
      const messages = await claimTurn(tx, this.queue, { holder: this.#holder, limit: claimMax, except: full });
      const [first] = messages;
      await settleTurns(tx, this.queue, first && [first.hubId]);
      return messages;
    });
    if (claimed.length === 0) {
      await this.#planWakeUp(full);
      return false;
    }
    this.tools.crashPoints.at('worker.afterClaim');
    await this.#prepare(claimed);
    return true;
  }

  /** Only what is really held: whatever this worker has lost sight of runs out by itself and goes back. */
  async #renew(): Promise<void> {
    const held = [...this.#lanes.values()].flatMap((lane) => lane.held());
    await renewLeases(this.tools.database, this.#holder, held).catch((error: unknown) => this.tools.onTrouble('renew leases', error));
  }

  /** The hubs whose lanes have enough. */
  #forgetIdleLanes(): string[] {
    for (const [hubId, lane] of this.#lanes) if (lane.isIdle) this.#lanes.delete(hubId);
    return [...this.#lanes].filter(([, lane]) => lane.waiting > claimMax / 2).map(([hubId]) => hubId);
  }

  /** All claimed messages are of one hub: a claim takes one turn. */
  async #prepare(claimed: readonly QueuedMessage[]): Promise<void> {
    const nowMs = this.tools.clock.now().getTime();
    const [first] = claimed;
    const account = first && (await this.tools.accounts.forHub(first.hubId, first.channel));
    if (!account) return;
    const results: MessageResult[] = [];
    const ready: ReadyCall[] = [];
    for (const prepared of await this.tools.facts.gather(claimed)) {
      const { message } = prepared;
      const decision = decideSending(message, prepared.facts, { nowMs, random: this.tools.random() });
      if (decision.kind !== 'send') results.push(resultOfDecision(message, decision));
      else if (!account.ok) {
        const reason = { code: 'CHANNEL.NOT_CONFIGURED', detail: account.problem.detail };
        results.push(resultOfPause(message, reason, nowMs + unconfiguredWaitMs));
      } else {
        const call = this.#readyCall(prepared, { account: account.value, basis: decision.basis }, nowMs);
        if ('result' in call) results.push(call);
        else ready.push(call);
      }
    }
    await this.tools.recorder.recordBatch(this.#holder, results);
    if (ready.length > 0) this.#lane(first.hubId).add(ready);
  }

  #readyCall(prepared: PreparedMessage, { account, basis }: Pick<ReadyCall, 'account' | 'basis'>, nowMs: number): ReadyCall | MessageResult {
    const { message } = prepared;
    const pause = this.#pauses.current(account.accountKey, nowMs);
    if (pause) return resultOfPause(message, { code: pause.code, detail: pause.detail }, pause.untilMs);
    const unsubscribeUrl = (): string => this.tools.unsubscribeUrl(message);
    const rendered = renderMessage({ ...prepared, unsubscribeUrl }, this.tools.templates);
    if (!rendered.ok) return resultOfDecision(message, { kind: rendered.kind, reason: rendered.reason });
    const attemptId = deriveId(message.id, 'attempt', String(message.attempts + 1));
    const toAddress = prepared.facts.recipient.address ?? '';
    return { message, account, basis, rendered: rendered.rendered, toAddress, unsubscribeUrl, attemptId };
  }

  /** The account may have been paused since the message was made ready; after a pause, one probe goes first. */
  #refusal({ message, account }: ReadyCall): MessageResult | undefined {
    const pause = this.#pauses.admit(account.accountKey, this.tools.clock.now().getTime());
    return pause && resultOfPause(message, { code: pause.code, detail: pause.detail }, pause.untilMs);
  }

  #lane(hubId: string): AccountLane {
    const known = this.#lanes.get(hubId);
    if (known) return known;
    const lane = new AccountLane(this.queue.lane, {
      writeRound: (results, marks) => this.tools.recorder.writeRound(this.#holder, results, marks),
      refuse: (ready) => this.#refusal(ready),
      call: (ready) => callProvider(ready, { ...this.tools, pauses: this.#pauses }),
      crashPoints: this.tools.crashPoints,
      onTrouble: this.tools.onTrouble,
      onRoom: () => {
        if (lane.waiting <= claimMax / 2) this.#loop.wake();
      },
    });
    this.#lanes.set(hubId, lane);
    return lane;
  }

  async #planWakeUp(full: readonly string[]): Promise<void> {
    const inMs = await nextTurnInMs(this.tools.database, this.queue, full);
    if (inMs !== undefined && inMs < idleMs) setTimeout(() => this.#loop.wake(), Math.max(inMs, lookAgainMs)).unref();
  }
}
