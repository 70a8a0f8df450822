import { backoffMs } from '@messaging/kernel';

/** The breaker's waits (EVENTING.md section 6): 30 s × 2^k with one probe each, at most 15 minutes. */
const pausePolicy = { baseMs: 30_000, capMs: 15 * 60_000 } as const;

interface Pause {
  readonly untilMs: number;
  readonly failures: number;
  readonly detail: string;
}

/**
 * Accounts whose provider refused our credentials, billing or sender: nothing is called, so nothing burns an attempt,
 * until the pause is over or the settings change. The first message after it is the probe.
 */
export class AccountPauses {
  readonly #pauses = new Map<string, Pause>();

  /** The account was refused. `adapterKey` changes with the settings. */
  pause(adapterKey: string, refusal: { nowMs: number; random: number; detail: string }): void {
    const known = this.#pauses.get(adapterKey);
    if (known && known.untilMs > refusal.nowMs) return;
    const failures = (known?.failures ?? 0) + 1;
    this.#pauses.set(adapterKey, { failures, untilMs: refusal.nowMs + backoffMs(pausePolicy, failures, refusal.random), detail: refusal.detail });
  }

  /** The account took a message. */
  clear(adapterKey: string): void {
    this.#pauses.delete(adapterKey);
  }

  /** Why and until when (epoch ms) nothing is called, if so. */
  current(adapterKey: string, nowMs: number): { readonly untilMs: number; readonly detail: string } | undefined {
    const pause = this.#pauses.get(adapterKey);
    return pause && pause.untilMs > nowMs ? pause : undefined;
  }
}
