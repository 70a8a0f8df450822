import { Lane } from '@messaging/contracts';
import type { CrashPoints, Result } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { SendingAccount, SendingAccounts } from './account-adapters.js';
import { AccountLane } from './account-lane.js';
import type { QueuedMessage } from './queued-message.js';
import { callProvider, type CallTools, type ReadyCall } from './call-provider.js';
import type { GatherFacts } from '../decide-sending/gather-facts.js';
import { makeReady, type MakeReadyTools } from './make-ready.js';
import type { MessageResult, OutcomeRecorder } from '../write-ledger/outcome-recorder.js';
import { lookAtQueue, unmark, type QueuedRow, type QueuePlace } from './queue.sql.js';
import type { RoundWritten } from '../write-ledger/round.sql.js';
import { RecentMarketing } from '../decide-sending/recent-marketing.js';
import type { CallJournal } from '../write-ledger/call-journal.js';
import { returnTurn, type HeldTurn } from './turns.sql.js';

/** Messages that another process queued are found after this at the latest. */
const lookEveryMs = 250;
/** While looks follow one another, one starts at the front at least this often: a message committed late may lie before our position. */
const frontEveryMs = 1000;
/** Wait after the database did not answer. */
const retryMs = 500;

export interface HubQueueTools extends Omit<MakeReadyTools, 'recent'>, CallTools {
  readonly database: Database;
  readonly facts: GatherFacts;
  readonly accounts: SendingAccounts;
  readonly recorder: OutcomeRecorder;
  readonly crashPoints: CrashPoints;
  /** Where calls are noted as they begin and end; absent: only marks tell who may have been called. */
  readonly journal?: CallJournal | undefined;
  /** Messages to read ahead of the provider, per lane: enough to never wait for the database, few enough to be sent while their facts are fresh. */
  readonly readAhead: () => number;
  /** Settles calls that an earlier holder of the turn had started. */
  readonly abandon: (rows: readonly QueuedRow[]) => Promise<void>;
  /** True while a pause or an opt-out would not be heard: bulk waits, priority goes on. */
  readonly isDeaf: () => boolean;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** One lane of the hub, and how far its queue has been read. */
interface LaneView {
  readonly lane: Lane;
  readonly sending: AccountLane;
  /** The next look starts behind this position; absent: at the front. */
  after: QueuePlace | undefined;
  lookedAt: number;
  frontAt: number;
}

/**
 * One hub's channel, for as long as this process holds its turn: reads the queue, gathers facts, and hands messages to the
 * lane that marks, calls and records. Ends when nothing more is due, when it is told to, or when the turn is lost.
 */
export class HubQueue {
  readonly startedAt = performance.now();
  readonly #lanes: readonly LaneView[];
  readonly #recent = new RecentMarketing();
  readonly #journal: CallJournal | undefined;
  #account: Result<SendingAccount> | undefined;
  #isEnding = false;
  #isLost = false;
  #isStirred = false;
  #stir: () => void = () => undefined;

  constructor(
    readonly turn: HeldTurn,
    private readonly tools: HubQueueTools,
  ) {
    this.#journal = tools.journal?.follow(turn.holder) ? tools.journal : undefined;
    this.#lanes = Lane.options.map((lane) => this.#view(lane));
  }

  /** Works the turn until it is returned or lost; never throws. */
  async run(): Promise<void> {
    await this.#work();
    this.#journal?.leave(this.turn.holder);
  }

  async #work(): Promise<void> {
    for (;;) {
      const wasIdle = this.#isIdle;
      try {
        if (this.#isLost && wasIdle) return void (await returnTurn(this.tools.database, this.turn, true)); // if nobody has taken it
        if (!this.#isEnding && this.#isStopped) {
          await this.#rest(lookEveryMs); // keep the turn and leave the messages untouched: asking the gate costs nothing
          continue;
        }
        const found = this.#isEnding ? 0 : await this.#look(wasIdle);
        const isDone = wasIdle && found === 0 && this.#isFree;
        if (isDone && (await returnTurn(this.tools.database, this.turn, this.#isEnding))) return;
        if (!isDone) await this.#rest(lookEveryMs);
      } catch (error) {
        this.tools.onTrouble(`queue of ${this.turn.channel}`, error);
        if (this.#isEnding && this.#isIdle) return; // the lease will expire
        await this.#rest(retryMs);
      }
    }
  }

  /** Something was queued: reads again, from the front. */
  wake(): void {
    for (const view of this.#lanes) {
      view.after = undefined;
      view.lookedAt = 0;
    }
    this.#onStir();
  }

  /** Starts no further calls, and returns the turn once those under way are recorded. */
  end(): void {
    this.#isEnding = true;
    for (const { sending } of this.#lanes) sending.end();
    this.#onStir();
  }

  /** The lease has run out, and another process may hold the turn: like `end`, but without caring about what is due. */
  lose(): void {
    this.#isLost = true;
    this.end();
  }

  /** Held, suspended, refused by its provider, or waiting for a probe's answer. */
  get #isStopped(): boolean {
    return this.tools.gate.standsStill(this.turn, this.tools.clock.now().getTime());
  }

  /** A probe is not stopped by itself. */
  #isStoppedSince(message: QueuedMessage): boolean {
    const nowMs = this.tools.clock.now().getTime();
    return !this.tools.gate.wantsProbe(this.turn, nowMs) && this.tools.gate.stopOf(message, nowMs) !== undefined;
  }

  /** If told to end, returns the turn in any case. */
  get #isBulkHeld(): boolean {
    return this.tools.isDeaf() && !this.#isEnding;
  }

  /** Nothing is in hand, and nothing waits that may not even be read. */
  get #isFree(): boolean {
    return this.#isIdle && !this.#isBulkHeld;
  }

  get #isIdle(): boolean {
    return this.#lanes.every(({ sending }) => sending.isIdle);
  }

  #view(lane: Lane): LaneView {
    const { tools, turn } = this;
    const view: LaneView = { lane, after: undefined, lookedAt: 0, frontAt: 0, sending: new AccountLane(lane, {
      writeRound: (results, calls) => this.#writeRound(results, calls),
      unmark: (calls) => unmark(tools.database, turn, calls.map(({ message, attemptId }) => ({ id: message.id, attemptId, phase: message.phase }))),
      makeReady: (prepared) => makeReady(prepared, this.#account ?? noAccount, { ...tools, recent: this.#recent }),
      call: (ready) => callProvider(ready, tools),
      isHeld: () => lane === 'bulk' && tools.isDeaf(),
      isStopped: ({ message }) => this.#isStoppedSince(message),
      journal: this.#journal,
      crashPoints: tools.crashPoints,
      onTrouble: tools.onTrouble,
      onRoom: () => this.#onStir(),
      onDropped: () => (view.after = undefined),
      onTurnLost: () => this.lose(),
      onJournalLost: () => this.end(),
    }) };
    return view;
  }

  async #writeRound(results: readonly MessageResult[], calls: readonly ReadyCall[]): Promise<RoundWritten> {
    const written = await this.tools.recorder.writeRound(this.turn, results, calls);
    for (const { result: { attemptId } } of results) if (attemptId !== null) this.#journal?.recorded(attemptId);
    return written;
  }

  /** Reads the lanes that have room; with `anyway`, every lane from its front. Returns how many messages were found. */
  async #look(anyway: boolean): Promise<number> {
    const now = performance.now();
    const limit = this.tools.gate.wantsProbe(this.turn, this.tools.clock.now().getTime()) ? 1 : this.tools.readAhead();
    const lanes = this.#isBulkHeld ? this.#lanes.filter(({ lane }) => lane !== 'bulk') : this.#lanes;
    const found = await Promise.all(lanes.map(async (view) => {
      const { sending, after, lookedAt } = view;
      const isDue = after !== undefined || now - lookedAt >= lookEveryMs;
      if (!anyway && (sending.waiting > limit / 2 || !isDue)) return 0;
      return this.#lookAt(view, { now, limit, fromFront: anyway || after === undefined || now - view.frontAt >= frontEveryMs });
    }));
    return found.reduce((sum, count) => sum + count, 0);
  }

  async #lookAt(view: LaneView, { now, limit, fromFront }: { now: number; limit: number; fromFront: boolean }): Promise<number> {
    const { lane, sending } = view;
    view.lookedAt = now;
    if (fromFront) view.frontAt = now;
    const before = sending.ids();
    const from = fromFront ? { but: before } : { after: view.after };
    const rows = await lookAtQueue(this.tools.database, this.turn, { lane, limit, ...from });
    const last = rows.at(-1);
    view.after = rows.length === limit && last ? { dueAt: last.dueAt, id: last.id } : undefined;
    const fresh = rows.filter(({ id }) => !before.has(id)); // messages are added to the lane only here
    await this.#handOver(view, fresh);
    return fresh.length;
  }

  async #handOver({ sending }: LaneView, rows: readonly QueuedRow[]): Promise<void> {
    const abandoned = rows.filter(({ phase }) => phase === 'sending');
    if (abandoned.length > 0) await this.tools.abandon(abandoned);
    const due = rows.filter(({ phase }) => phase !== 'sending');
    if (due.length === 0) return;
    this.tools.crashPoints.at('worker.afterClaim');
    this.#account = await this.tools.accounts.forHub(this.turn.hubId, this.turn.channel);
    const places = this.#account.ok ? this.#account.value.places : undefined;
    for (const lane of this.#lanes) lane.sending.use(places);
    sending.add(await this.tools.facts.gather(due));
  }

  readonly #onStir = (): void => {
    this.#isStirred = true;
    this.#stir();
  };

  async #rest(ms: number): Promise<void> {
    if (!this.#isStirred) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#stir = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isStirred = false;
  }
}

const noAccount: Result<SendingAccount> = { ok: false, problem: { kind: 'conflict', code: 'CHANNEL.NOT_CONFIGURED', detail: 'The account is not known yet.' } };
