import { Lane } from '@messaging/contracts';
import type { CrashPoints, Result } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { SendingAccount, SendingAccounts } from './account-adapters.js';
import { AccountLane } from './account-lane.js';
import { callProvider, type CallTools } from './call-provider.js';
import type { GatherFacts } from './gather-facts.js';
import { makeReady, type MakeReadyTools } from './make-ready.js';
import type { OutcomeRecorder } from './outcome-recorder.js';
import { lookAtQueue, unmark, type QueuedRow, type QueuePlace } from './queue.sql.js';
import { RecentMarketing } from './recent-marketing.js';
import { returnTurn, type HeldTurn } from './turns.sql.js';

/** What another process queued meanwhile is found at the latest after this. */
const lookEveryMs = 250;
/** From the front again at least this often while looks follow one another: what was committed late may lie before our place. */
const frontEveryMs = 1000;
/** After the database did not answer. */
const retryMs = 500;

export interface HubQueueTools extends Omit<MakeReadyTools, 'recent'>, CallTools {
  readonly database: Database;
  readonly facts: GatherFacts;
  readonly accounts: SendingAccounts;
  readonly recorder: OutcomeRecorder;
  readonly crashPoints: CrashPoints;
  /** Messages to read ahead of the provider, per lane: enough never to wait for the database, and sent while their facts are fresh. */
  readonly readAhead: () => number;
  /** Says what became of calls that an earlier holder of the turn had begun. */
  readonly abandon: (rows: readonly QueuedRow[]) => Promise<void>;
  /** True while a pause or an opt-out would not be heard: what is sent in bulk waits, what a person waits for goes on. */
  readonly isDeaf: () => boolean;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** One lane of the hub, and how far its queue has been looked at. */
interface LaneView {
  readonly lane: Lane;
  readonly sending: AccountLane;
  /** The next look begins behind it; absent: at the front. */
  after: QueuePlace | undefined;
  lookedAt: number;
  frontAt: number;
}

/**
 * One hub's channel for as long as this process holds its turn: looks at the queue, gathers facts, and hands messages to
 * the lane that marks, calls and records. Ends when nothing is due any more, when it is told to, or when the turn is lost.
 */
export class HubQueue {
  readonly startedAt = performance.now();
  readonly #lanes: readonly LaneView[];
  readonly #recent = new RecentMarketing();
  #account: Result<SendingAccount> | undefined;
  #isEnding = false;
  #isLost = false;
  #isStirred = false;
  #stir: () => void = () => undefined;

  constructor(
    readonly turn: HeldTurn,
    private readonly tools: HubQueueTools,
  ) {
    this.#lanes = Lane.options.map((lane) => this.#view(lane));
  }

  /** Works the turn until it is returned or lost; never throws. */
  async run(): Promise<void> {
    for (;;) {
      const wasIdle = this.#isIdle;
      try {
        if (this.#isLost && wasIdle) return;
        if (!this.#isEnding && this.#isStopped) {
          await this.#rest(lookEveryMs); // the turn stays ours and the messages untouched: asking the gate costs nothing
          continue;
        }
        const found = this.#isEnding ? 0 : await this.#look(wasIdle);
        const isDone = wasIdle && found === 0 && this.#isFree;
        if (isDone && (await returnTurn(this.tools.database, this.turn, this.#isEnding))) return;
        if (!isDone) await this.#rest(lookEveryMs);
      } catch (error) {
        this.tools.onTrouble(`queue of ${this.turn.channel}`, error);
        if (this.#isEnding && this.#isIdle) return; // the lease runs out by itself
        await this.#rest(retryMs);
      }
    }
  }

  /** Something was queued: look again, from the front. */
  wake(): void {
    for (const view of this.#lanes) {
      view.after = undefined;
      view.lookedAt = 0;
    }
    this.#onStir();
  }

  /** Begins no further call, and gives the turn back when those under way are recorded. */
  end(): void {
    this.#isEnding = true;
    for (const { sending } of this.#lanes) sending.end();
    this.#onStir();
  }

  /** The turn is in other hands: as `end`, and what is due is not our business. */
  lose(): void {
    this.#isLost = true;
    this.end();
  }

  /** Held, suspended, refused by its provider, or waiting for a probe's answer. */
  get #isStopped(): boolean {
    return this.tools.gate.standsStill(this.turn, this.tools.clock.now().getTime());
  }

  /** Told to end, it gives the turn back all the same. */
  get #isBulkHeld(): boolean {
    return this.tools.isDeaf() && !this.#isEnding;
  }

  /** Nothing is in our hands, and nothing waits that may not even be looked at. */
  get #isFree(): boolean {
    return this.#isIdle && !this.#isBulkHeld;
  }

  get #isIdle(): boolean {
    return this.#lanes.every(({ sending }) => sending.isIdle);
  }

  #view(lane: Lane): LaneView {
    const { tools, turn } = this;
    const view: LaneView = { lane, after: undefined, lookedAt: 0, frontAt: 0, sending: new AccountLane(lane, {
      writeRound: (results, calls) => tools.recorder.writeRound(turn, results, calls),
      unmark: (calls) => unmark(tools.database, turn, calls.map(({ message, attemptId }) => ({ id: message.id, attemptId, phase: message.phase }))),
      makeReady: (prepared) => makeReady(prepared, this.#account ?? noAccount, { ...tools, recent: this.#recent }),
      call: (ready) => callProvider(ready, tools),
      isHeld: () => lane === 'bulk' && tools.isDeaf(),
      crashPoints: tools.crashPoints,
      onTrouble: tools.onTrouble,
      onRoom: () => this.#onStir(),
      onDropped: () => (view.after = undefined),
      onTurnLost: () => this.lose(),
    }) };
    return view;
  }

  /** Looks at the lanes that have room; `anyway`: at every one, from its front. Returns how many messages were found. */
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
    const fresh = rows.filter(({ id }) => !before.has(id)); // nothing is added to the lane but here
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
    const prepared = await this.tools.facts.gather(due);
    sending.add(this.#account.ok ? this.#account.value.places : undefined, prepared);
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
