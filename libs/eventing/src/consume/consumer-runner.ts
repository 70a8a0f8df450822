import type { Envelope } from '@messaging/contracts';
import { backoffMs, isNewId, type Clock, type CrashPoints } from '@messaging/kernel';
import type { CommitOptions, Database, Tx } from '@messaging/persistence';
import type { EventingObserver } from '../observe.js';
import { blockedEvents, claimInbox, insertUnfinished, type Unfinished } from './consume.sql.js';
import type { Outbox } from '../outbox/outbox.js';
import { reportParking, type Parking } from '../parked/report-parking.js';
import { checkedEvent } from './checked-event.js';
import { done, park, type Outcome } from './outcome.js';
import { definitionOf, type Subscription } from './subscription.js';

/** A thrown error is a defect: this many tries in all, then the event is parked for a person. */
export const triesMax = 4;
const defectBackoff = { baseMs: 500, capMs: 30_000 } as const;

/** Does something in the transaction of the effect: the embedded broker moves its cursor there. */
export type WithEffect = (tx: Tx) => Promise<void>;

/** What the harness of a group is built with. */
export interface RunnerTools {
  readonly clock: Clock;
  readonly crashPoints: CrashPoints;
  readonly observer: EventingObserver;
  readonly random: () => number;
  readonly outbox?: Outbox | undefined;
  /** False only where the position is lost together with the effects (ADR 28); absent: true. */
  readonly waitsForDisk?: boolean;
}

/** Rolls a batch back: an event of it has to wait, and what follows under its key must not overtake it. */
class OrderNeedsSingles extends Error {}

/**
 * The harness around every handler, the same for every broker: one transaction of inbox, effects, what could not be
 * finished, and the position. An event is taken on once per group, whatever the delivery does.
 */
export class ConsumerRunner {
  constructor(
    readonly subscription: Subscription,
    private readonly database: Database,
    private readonly tools: RunnerTools,
  ) {}

  /**
   * Takes on a batch and then runs `withEffect`. Returns when both are committed. Throws when the database does not
   * answer or `withEffect` refuses; the batch may then come again, and what was taken on stays taken on once.
   * `isFirstTime`: nobody has tried this batch before, and `withEffect` moves the position in this same transaction. So nothing
   * of it stands in the inbox, and on any error the caller looks at the position: the commit may have happened.
   */
  async run(delivered: readonly Envelope[], withEffect: WithEffect, isFirstTime = false): Promise<void> {
    const events = delivered.filter((event) => this.isMeantForUs(event));
    try {
      await this.transaction(async (tx) => {
        await this.#takeOn(events, tx, isFirstTime);
        this.tools.crashPoints.at('consumer.beforeCommit');
        await withEffect(tx);
      });
    } catch (error) {
      if (events.length === 0 || isFirstTime) throw error;
      if (!(error instanceof OrderNeedsSingles)) this.tools.observer.defect(this.subscription.group, error);
      for (const event of events) await this.#alone(event);
      await this.transaction(withEffect);
    }
  }

  /** Of the group's database, ended as its broker allows. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const commit: CommitOptions = { waitsForDisk: this.tools.waitsForDisk ?? true };
    return this.database.transaction(work, commit);
  }

  /** One event that waited, in a transaction of its own that the caller holds. */
  async retry(event: Envelope, tx: Tx): Promise<Outcome> {
    const [outcome = done] = await this.#handle([event], tx);
    return outcome;
  }

  /** Tells of what was parked, or is settled now. */
  async report(tx: Tx, parkings: readonly Parking[]): Promise<void> {
    await reportParking(tx, this.tools.outbox, { consumer: this.subscription, parkings, at: this.tools.clock.now() });
  }

  async #keepUnfinished(tx: Tx, unfinished: readonly Unfinished[]): Promise<void> {
    await insertUnfinished(tx, this.subscription.group, unfinished);
    await this.report(tx, unfinished.flatMap(parkingOf));
  }

  /** What becomes of an event whose handler threw on try number `attempts`. */
  afterDefect(event: Envelope, attempts: number, error: unknown): Unfinished {
    const reasonDetail = error instanceof Error ? error.message : String(error);
    const waitMs = backoffMs(defectBackoff, attempts, this.tools.random());
    return {
      envelope: event, state: attempts >= triesMax ? 'parked' : 'retry', attempts,
      nextAt: new Date(this.tools.clock.now().getTime() + waitMs), reasonCode: 'EVENT.HANDLER_FAILED', reasonDetail,
    };
  }

  /** What else its topic carries passes by without a row in the inbox: a topic of many types costs a consumer only its own. */
  isMeantForUs({ unreadable, type }: Pick<Envelope, 'type' | 'unreadable'>): boolean {
    return unreadable !== undefined || definitionOf(this.subscription.messages, type) !== undefined;
  }

  async #takeOn(events: readonly Envelope[], tx: Tx, isFirstTime = false): Promise<void> {
    const fresh = await this.claim(events, tx, isFirstTime);
    const blocked = await this.#blocked(fresh, tx);
    const free = fresh.filter((event) => !blocked.has(event.id));
    this.tools.crashPoints.at('consumer.beforeEffect');
    const outcomes = await this.#handle(free, tx);
    if (this.subscription.ordered && free.length > 1 && outcomes.some((outcome) => outcome.kind === 'retryAt')) throw new OrderNeedsSingles();
    const unfinished = free.flatMap((event, index) => this.unfinished(event, outcomes[index] ?? done));
    for (const event of fresh) if (blocked.has(event.id)) unfinished.push(this.#behind(event));
    await this.#keepUnfinished(tx, unfinished);
  }

  /**
   * The events that this group has not taken on before, each once, in order. The first time an event comes by, only one
   * whose id was derived may have been there under another position.
   */
  protected async claim(events: readonly Envelope[], tx: Tx, isFirstTime = false): Promise<Envelope[]> {
    if (events.length === 0) return [];
    if (this.subscription.isIdempotent) return [...new Map(events.map((event) => [event.id, event])).values()];
    const isCertain = ({ id }: Envelope): boolean => isFirstTime && isNewId(id);
    const doubtful = events.filter((event) => !isCertain(event)).map(({ id }) => id);
    const claimed = new Set(doubtful.length === 0 ? [] : await claimInbox(tx, this.subscription.group, doubtful));
    const fresh = events.filter((event) => isCertain(event) || claimed.delete(event.id));
    this.tools.observer.duplicates(this.subscription.group, events.length - fresh.length);
    return fresh;
  }

  async #blocked(events: readonly Envelope[], tx: Tx): Promise<ReadonlySet<string>> {
    if (!this.subscription.ordered || events.length === 0) return new Set();
    return blockedEvents(tx, this.subscription.group, events);
  }

  /** Checks each event against its schema, hands the sound ones over together, and keeps the order of outcomes. */
  async #handle(events: readonly Envelope[], tx: Tx): Promise<readonly Outcome[]> {
    const started = performance.now();
    const outcomes: Outcome[] = events.map(() => done);
    const sound: { index: number; event: Envelope }[] = [];
    events.forEach((event, index) => {
      if (event.unreadable) {
        outcomes[index] = park(event.unreadable.code, event.unreadable.detail);
        return;
      }
      const definition = definitionOf(this.subscription.messages, event.type);
      if (!definition) return;
      const checked = checkedEvent(definition, event);
      if ('sound' in checked) sound.push({ index, event: checked.sound });
      else outcomes[index] = park('EVENT.INVALID', checked.fault);
    });
    const answers = sound.length === 0 ? [] : await this.subscription.handle(sound.map((s) => s.event), tx);
    if (answers.length !== sound.length) throw new Error(`${this.subscription.group} answered ${answers.length} outcomes for ${sound.length} events`);
    sound.forEach(({ index }, i) => (outcomes[index] = answers[i] ?? done));
    this.tools.observer.handled(this.subscription.group, events, { outcomes, durationMs: performance.now() - started });
    return outcomes;
  }

  /** The row that an outcome leaves behind, if any. */
  protected unfinished(envelope: Envelope, outcome: Outcome): Unfinished[] {
    if (outcome.kind === 'done' || outcome.kind === 'skip') return [];
    const reason = { reasonCode: outcome.reason.code, reasonDetail: outcome.reason.detail };
    if (outcome.kind === 'park') return [{ envelope, state: 'parked', attempts: 1, nextAt: this.tools.clock.now(), ...reason }];
    return [{ envelope, state: 'retry', attempts: 0, nextAt: outcome.at, ...reason }];
  }

  #behind(envelope: Envelope): Unfinished {
    return { envelope, state: 'retry', attempts: 0, nextAt: this.tools.clock.now(), reasonCode: 'EVENT.BEHIND', reasonDetail: 'Waits for an earlier event of the same key.' };
  }

  /** The batch failed: this event alone, so that one bad event holds up nothing else. */
  async #alone(event: Envelope): Promise<void> {
    try {
      await this.transaction((tx) => this.#takeOn([event], tx));
    } catch (error) {
      await this.transaction(async (tx) => {
        const [fresh] = await this.claim([event], tx);
        if (fresh) await this.#keepUnfinished(tx, [this.afterDefect(event, 1, error)]);
      });
    }
  }
}

/** What there is to tell of an event that could not be finished: nothing while it is tried again. */
export const parkingOf = ({ envelope: event, state, reasonCode, reasonDetail }: Unfinished): Parking[] =>
  state === 'parked' ? [{ event, parked: { code: reasonCode, detail: reasonDetail } }] : [];
