import { Loop, newId } from '@messaging/kernel';
import type { RecordedOutcome } from '../decide-outcome/decide-outcome.rules.js';
import type { SendingAccount } from '../send-message/account-adapters.js';
import { SendingGate, type SendingPlace, type Stop } from '../send-message/sending-gate.js';
import { admission, opened, probed, probing, verdictOf, type Breaker } from './breaker.rules.js';
import type { PauseLedger } from './pause-ledger.js';
import type { Pause } from './pauses.sql.js';
import { RollingCalls } from './rolling-calls.js';

/** What other processes stop or release is seen after this: with the round that is under way, well within a second. */
const lookEveryMs = 250;
/** A held channel is looked at again after this, should a release have been missed. */
const heldLookMs = 60_000;
/** Nothing is known yet: nothing is called. */
const unknownYet = { code: 'SENDING.HELD', detail: 'The process has just started.' } as const;
/** While a probe is out, the others look again this soon. */
const behindProbeMs = 500;
/** Accounts whose calls are counted; the least recently counted is forgotten. */
const countedMax = 5000;
const failing = { code: 'PROVIDER.FAILING', detail: 'Half of the calls of the last minute failed.' } as const;

/** A breaker in memory and where it stands in the database. */
interface OpenBreaker {
  readonly id: string;
  readonly breaker: Breaker;
  readonly changedAt: number;
}

export interface AccountGateOptions {
  readonly ledger: PauseLedger;
  readonly random: () => number;
  readonly onTrouble: (where: string, error: unknown) => void;
}

const keyOf = ({ hubId, channel }: SendingPlace): string => `${hubId}|${channel}`;

/**
 * The gate of all accounts: holds and suspensions out of the database, breakers of this process and of the others. A
 * hub's channel is worked by one process at a time, so its calls are counted in one place; what was learned is written
 * down for the process that has the turn next.
 */
export class AccountGate extends SendingGate {
  readonly #breakers = new Map<string, OpenBreaker>();
  /** The provider asked us to slow down: until then, and no longer than this process lives. */
  readonly #slow = new Map<string, Stop>();
  /** The provider takes no marketing of the account for now. */
  readonly #noMarketing = new Map<string, Stop>();
  readonly #calls = new Map<string, { accountKey: string; rolling: RollingCalls }>();
  /** Absent until the database was asked for the first time. */
  #held: readonly Pause[] | undefined;
  readonly #loop: Loop;

  constructor(private readonly options: AccountGateOptions) {
    super();
    this.#loop = new Loop(() => this.refresh(), { idleMs: lookEveryMs, onError: (error) => options.onTrouble('sending gate', error) });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.options.ledger.settled();
  }

  get lastProgressAt(): number {
    return this.#loop.lastProgressAt;
  }

  /** Takes over what is stopped now; what this process changed meanwhile is newer than what was read. */
  async refresh(): Promise<false> {
    const askedAt = performance.now();
    const busy = this.options.ledger.writing();
    const pauses = await this.options.ledger.open();
    const isOurs = (key: string): boolean => busy.has(key) || this.options.ledger.writing().has(key) || (this.#breakers.get(key)?.changedAt ?? 0) > askedAt;
    this.#held = pauses.filter(({ cause }) => cause !== 'breaker');
    const stored = new Map<string, Pause>(pauses.flatMap((pause) => (pause.cause === 'breaker' ? [[`${pause.hubId}|${pause.scope}`, pause] as const] : [])));
    for (const [key, { id }] of this.#breakers) if (!isOurs(key) && stored.get(key)?.id !== id) this.#forget(key);
    for (const [key, pause] of stored) {
      const known = this.#breakers.get(key);
      if (isOurs(key) || (known && known.breaker.failures >= pause.failures)) continue;
      this.#breakers.set(key, { id: pause.id, breaker: breakerOf(pause), changedAt: askedAt });
    }
    return false;
  }

  stopOf(place: SendingPlace, nowMs: number): Stop | undefined {
    const closed = this.#closedAt(place, nowMs);
    if (closed) return closed;
    const stops = [this.#slow.get(keyOf(place)), place.purpose === 'marketing' ? this.#noMarketing.get(keyOf(place)) : undefined];
    return stops.find((stop) => stop !== undefined && stop.untilMs > nowMs);
  }

  standsStill(place: SendingPlace, nowMs: number): boolean {
    return this.#closedAt(place, nowMs) !== undefined;
  }

  admit(place: SendingPlace, nowMs: number): Stop | undefined {
    const stop = this.stopOf(place, nowMs);
    const open = this.#breakers.get(keyOf(place));
    if (!stop && open) this.#keep(keyOf(place), { ...open, breaker: probing(open.breaker, nowMs) });
    return stop;
  }

  wantsProbe(place: SendingPlace, nowMs: number): boolean {
    const open = this.#breakers.get(keyOf(place));
    return open !== undefined && admission(open.breaker, nowMs) !== 'open';
  }

  note(call: SendingPlace & { readonly account: SendingAccount }, outcome: RecordedOutcome, nowMs: number): void {
    const key = keyOf(call);
    const verdict = verdictOf(outcome);
    switch (verdict) {
      case 'works':
        this.#count(key, call.account, { nowMs, failed: false });
        return this.#close(call);
      case 'refused':
        return this.#open(call, { nowMs, ...reasonOf(outcome) });
      case 'fails':
        return this.#failed(call, { nowMs, ...reasonOf(outcome) });
      case 'slow':
        this.#slow.set(key, stopUntil(outcome, nowMs));
        return this.#answered(key);
      case 'marketing':
        this.#noMarketing.set(key, stopUntil(outcome, nowMs));
        return this.#answered(key);
      case 'nothing':
        return this.#answered(key);
      default:
        return verdict satisfies never;
    }
  }

  #closedAt(place: SendingPlace, nowMs: number): Stop | undefined {
    if (!this.#held) return { untilMs: nowMs + lookEveryMs, ...unknownYet };
    const held = this.#heldAt(place, nowMs);
    if (held) return held;
    const { breaker } = this.#breakers.get(keyOf(place)) ?? {};
    if (!breaker) return undefined;
    switch (admission(breaker, nowMs)) {
      case 'open':
        return { untilMs: breaker.untilMs, code: breaker.code, detail: breaker.detail };
      case 'behind-probe':
        return { untilMs: nowMs + behindProbeMs, code: breaker.code, detail: breaker.detail };
      default:
        return undefined;
    }
  }

  #heldAt({ hubId, channel }: SendingPlace, nowMs: number): Stop | undefined {
    const pause = this.#held?.find((each) => each.hubId === hubId && (each.scope === 'all' || each.scope === channel));
    return pause && { untilMs: nowMs + heldLookMs, code: pause.reasonCode, detail: pause.reasonDetail };
  }

  /** True when too many of the account's calls fail. */
  #count(key: string, account: SendingAccount, { nowMs, failed }: { nowMs: number; failed: boolean }): boolean {
    const known = this.#calls.get(key);
    const counted = known?.accountKey === account.accountKey ? known : { accountKey: account.accountKey, rolling: new RollingCalls() };
    this.#calls.delete(key);
    this.#calls.set(key, counted);
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > countedMax && oldest !== undefined) this.#calls.delete(oldest);
    counted.rolling.note(nowMs, failed);
    return failed && counted.rolling.isFailing(nowMs);
  }

  /** One more call that failed: a probe, or of so many that the account is given a rest. */
  #failed(call: SendingPlace & { account: SendingAccount }, { nowMs, detail }: { nowMs: number; detail: string }): void {
    const { breaker } = this.#breakers.get(keyOf(call)) ?? {};
    if (breaker) this.#open(call, { nowMs, code: breaker.code, detail: breaker.detail });
    else if (this.#count(keyOf(call), call.account, { nowMs, failed: true })) this.#open(call, { nowMs, ...failing, detail: `${failing.detail} The last: ${detail}` });
  }

  #open(call: SendingPlace & { account: SendingAccount }, refusal: { nowMs: number; code: string; detail: string }): void {
    const key = keyOf(call);
    const known = this.#breakers.get(key);
    const breaker = opened(known?.breaker, { ...refusal, random: this.options.random() });
    if (breaker === known?.breaker) return;
    const id = known?.id ?? newId();
    this.#keep(key, { id, breaker });
    const { hubId, channel, account } = call;
    this.options.ledger.broke({ id, hubId, channel, account, breaker });
  }

  #close({ hubId, channel }: SendingPlace): void {
    const key = keyOf({ hubId, channel });
    this.#slow.delete(key);
    if (!this.#breakers.has(key)) return;
    this.#forget(key);
    this.options.ledger.recovered({ hubId, channel });
  }

  #answered(key: string): void {
    const open = this.#breakers.get(key);
    if (open) this.#keep(key, { ...open, breaker: probed(open.breaker) });
  }

  #keep(key: string, open: Omit<OpenBreaker, 'changedAt'>): void {
    this.#breakers.set(key, { ...open, changedAt: performance.now() });
  }

  #forget(key: string): void {
    this.#breakers.delete(key);
    this.#calls.delete(key);
  }
}

const stopUntil = (outcome: RecordedOutcome, nowMs: number): Stop => ({ untilMs: outcome.kind === 'again' ? outcome.atMs : nowMs, ...reasonOf(outcome) });

const reasonOf = (outcome: RecordedOutcome): { code: string; detail: string } => (outcome.kind === 'sent' ? failing : outcome.reason);

const breakerOf = (pause: Pause): Breaker => ({
  code: pause.reasonCode, detail: pause.reasonDetail, sinceMs: pause.since.getTime(), failures: pause.failures,
  untilMs: pause.until?.getTime() ?? 0, probeUntilMs: 0,
});

