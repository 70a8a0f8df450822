import { backoffMs } from '@messaging/kernel';

/** The breaker's waits (EVENTING.md section 6): 30 s × 2^k with one probe each, at most 15 minutes. */
const pausePolicy = { baseMs: 30_000, capMs: 15 * 60_000 } as const;
/** While a probe is out, the others look again this soon; a probe that never answers is given up after the longer time. */
const behindProbeMs = 2000;
const probeMs = 90_000;

interface Pause {
  readonly untilMs: number;
  readonly failures: number;
  readonly code: string;
  readonly detail: string;
  /** A probe is out until then. */
  readonly probeUntilMs: number;
}

/** Why nothing is called now, and when (epoch ms) to look again. */
export interface PausedAccount {
  readonly untilMs: number;
  readonly code: string;
  readonly detail: string;
}

/**
 * Accounts whose provider refused our credentials, billing or sender, or asked us to slow down: nothing is called, so
 * nothing burns an attempt, until the pause is over or the settings change. The first message after it is the probe,
 * and only its answer lets the others through.
 */
export class AccountPauses {
  readonly #pauses = new Map<string, Pause>();

  /** The account was refused. `accountKey` changes with the settings; `untilMs` is the provider's own wish. */
  pause(accountKey: string, refusal: { nowMs: number; random: number; code: string; detail: string; untilMs?: number }): void {
    const known = this.#pauses.get(accountKey);
    if (known && known.untilMs > refusal.nowMs) return;
    const failures = (known?.failures ?? 0) + 1;
    const untilMs = refusal.untilMs ?? refusal.nowMs + backoffMs(pausePolicy, failures, refusal.random);
    this.#pauses.set(accountKey, { failures, untilMs, code: refusal.code, detail: refusal.detail, probeUntilMs: 0 });
  }

  /** The account works: it took a message, or refused one for the message's own sake. */
  clear(accountKey: string): void {
    this.#pauses.delete(accountKey);
  }

  /** May a message be called? The first one after a pause may, and is the probe. */
  admit(accountKey: string, nowMs: number): PausedAccount | undefined {
    const pause = this.#pauses.get(accountKey);
    if (!pause) return undefined;
    if (pause.untilMs > nowMs) return pause;
    if (pause.probeUntilMs > nowMs) return { ...pause, untilMs: nowMs + behindProbeMs };
    this.#pauses.set(accountKey, { ...pause, probeUntilMs: nowMs + probeMs });
    return undefined;
  }

  /** Paused at this moment; asks without becoming the probe. */
  current(accountKey: string, nowMs: number): PausedAccount | undefined {
    const pause = this.#pauses.get(accountKey);
    return pause && pause.untilMs > nowMs ? pause : undefined;
  }
}
